import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('record', '0024_documents_counted'),
    ]

    operations = [
        migrations.CreateModel(
            name='ImportedSource',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('known', models.BooleanField(default=False)),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='handed_on_by', to='record.document')),
                ('imported', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sources', to='record.importedfile')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.AddField(
            model_name='importedfile',
            name='told',
            field=models.JSONField(default=list),
        ),
        migrations.AddConstraint(
            model_name='importedsource',
            constraint=models.UniqueConstraint(fields=('imported', 'document'), name='one_source_per_import'),
        ),
    ]

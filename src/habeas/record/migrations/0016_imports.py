import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('record', '0020_provisions'),
    ]

    operations = [
        migrations.CreateModel(
            name='ImportedFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('file', models.TextField()),
                ('form', models.CharField(max_length=32)),
                ('body', models.TextField()),
                ('as_of', models.CharField(max_length=10, null=True)),
                ('country', models.CharField(max_length=2, null=True)),
                ('columns', models.JSONField(null=True)),
                ('by', models.TextField()),
                ('added', models.DateTimeField()),
                ('decision', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='imported', to='record.decision')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='imports', to='record.document')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
    ]

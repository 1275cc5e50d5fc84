import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('record', '0012_lists'),
    ]

    operations = [
        migrations.CreateModel(
            name='Report',
            fields=[
                ('document', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='report', serialize=False, to='record.document')),
                ('edition', models.CharField(db_index=True, max_length=32)),
                ('missing', models.JSONField(default=list)),
                ('notes', models.JSONField(default=list)),
            ],
            options={
                'ordering': ['document_id'],
            },
        ),
        migrations.CreateModel(
            name='ReportSection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.IntegerField()),
                ('level', models.IntegerField()),
                ('number', models.CharField(max_length=16, null=True)),
                ('title', models.TextField()),
                ('path', models.TextField()),
                ('topic', models.CharField(db_index=True, max_length=64, null=True)),
                ('start', models.IntegerField()),
                ('end', models.IntegerField()),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sections', to='record.document')),
            ],
            options={
                'ordering': ['document_id', 'order'],
            },
        ),
    ]

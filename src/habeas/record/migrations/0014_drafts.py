import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('record', '0016_imports'),
    ]

    operations = [
        migrations.CreateModel(
            name='ReportDraft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('country', models.CharField(max_length=2)),
                ('year', models.IntegerField()),
                ('outline', models.CharField(max_length=32)),
                ('include', models.CharField(max_length=16)),
                ('language', models.CharField(max_length=8)),
                ('by', models.TextField()),
                ('made', models.DateTimeField()),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='ReportBuild',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sections', models.JSONField()),
                ('by', models.TextField()),
                ('made', models.DateTimeField()),
                ('draft', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='builds', to='record.reportdraft')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='ReportEdit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('verb', models.CharField(max_length=16)),
                ('section', models.CharField(max_length=32)),
                ('target', models.CharField(max_length=32)),
                ('text', models.TextField()),
                ('value', models.JSONField()),
                ('because', models.TextField()),
                ('by', models.TextField()),
                ('made', models.DateTimeField()),
                ('draft', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='edits', to='record.reportdraft')),
                ('undoes', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='undone', to='record.reportedit')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
    ]

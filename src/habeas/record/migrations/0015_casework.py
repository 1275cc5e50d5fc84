import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('record', '0013_sections'),
    ]

    operations = [
        migrations.CreateModel(
            name='CaseworkFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by', models.TextField()),
                ('made', models.DateTimeField()),
                ('sha256', models.CharField(db_index=True, max_length=64)),
                ('name', models.TextField()),
                ('kind', models.CharField(max_length=16)),
                ('size', models.BigIntegerField()),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='CaseworkEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by', models.TextField()),
                ('made', models.DateTimeField()),
                ('number', models.PositiveBigIntegerField(db_index=True)),
                ('version', models.PositiveIntegerField()),
                ('kind', models.CharField(max_length=40)),
                ('people', models.JSONField()),
                ('about', models.TextField()),
                ('fields', models.JSONField()),
                ('files', models.JSONField()),
                ('removed', models.BooleanField(default=False)),
                ('because', models.TextField(default='')),
            ],
            options={
                'ordering': ['number', 'version'],
                'constraints': [models.UniqueConstraint(fields=('number', 'version'), name='one_casework_version_of_a_number')],
            },
        ),
        migrations.CreateModel(
            name='Withholding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by', models.TextField()),
                ('made', models.DateTimeField()),
                ('people', models.JSONField()),
                ('name', models.TextField()),
                ('fields', models.JSONField()),
                ('because', models.TextField()),
                ('undoes', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='undone', to='record.withholding')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='CalendarToken',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60)),
                ('digest', models.CharField(max_length=64, unique=True)),
                ('private', models.BooleanField(default=False)),
                ('made', models.DateTimeField()),
                ('ends', models.DateTimeField()),
                ('revoked', models.DateTimeField(null=True)),
                ('used', models.DateField(null=True)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='calendar_tokens', to='record.account')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('revoked__isnull', True)), fields=('account', 'name'), name='one_calendar_token_of_a_name_at_a_time')],
            },
        ),
    ]

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('record', '0011_census'),
    ]

    operations = [
        migrations.CreateModel(
            name='NameList',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('file', models.TextField()),
                ('body', models.TextField(db_index=True)),
                ('as_of', models.CharField(max_length=10)),
                ('country', models.CharField(max_length=2, null=True)),
                ('columns', models.JSONField()),
                ('by', models.TextField()),
                ('added', models.DateTimeField()),
                ('copied_from', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='copies', to='record.namelist')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lists', to='record.document')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
    ]

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('record', '0010_quick_to_ask'),
    ]

    operations = [
        migrations.CreateModel(
            name='CensusEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('subject', models.CharField(max_length=176)),
                ('known', models.CharField(default='', max_length=10)),
                ('digest', models.CharField(max_length=24)),
                ('told', models.TextField()),
                ('recorded', models.DateTimeField()),
                ('dropped', models.DateTimeField(null=True)),
            ],
            options={
                'ordering': ['id'],
                'indexes': [
                    models.Index(condition=models.Q(('dropped', None)), fields=['subject', 'known'], name='census_now'),
                    models.Index(fields=['recorded', 'dropped'], name='census_as_known'),
                ],
            },
        ),
    ]

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('record', '0022_tokens_with_casework'),
    ]

    operations = [
        migrations.AddField(
            model_name='freshness',
            name='documents',
            field=models.BigIntegerField(default=0),
        ),
        migrations.AddIndex(
            model_name='document',
            index=models.Index(fields=['country', 'sequence'], name='record_docu_country_57331c_idx'),
        ),
        migrations.AddIndex(
            model_name='document',
            index=models.Index(fields=['publisher', 'sequence'], name='record_docu_publish_5df1b6_idx'),
        ),
        migrations.AddIndex(
            model_name='document',
            index=models.Index(fields=['published', 'sequence'], name='record_docu_publish_859a02_idx'),
        ),
    ]

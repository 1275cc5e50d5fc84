from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('record', '0009_watching'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='waiting',
            index=models.Index(fields=['by'], name='queue_of_second_person'),
        ),
        migrations.AddIndex(
            model_name='decision',
            index=models.Index(fields=['subject', 'by', 'undoes'], name='decisions_of_somebody'),
        ),
        migrations.AddIndex(
            model_name='organizationmention',
            index=models.Index(fields=['name', 'organization'], name='organization_of_a_name'),
        ),
    ]

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('record', '0014_drafts'),
    ]

    operations = [
        migrations.AddField(
            model_name='token',
            name='casework',
            field=models.BooleanField(default=False),
        ),
    ]

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('record', '0017_screening'),
    ]

    operations = [
        migrations.CreateModel(
            name='Provision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.IntegerField()),
                ('kind', models.CharField(db_index=True, max_length=16)),
                ('subject', models.TextField()),
                ('law', models.TextField(null=True)),
                ('article', models.TextField(null=True)),
                ('date', models.CharField(max_length=10, null=True)),
                ('condition', models.TextField(null=True)),
                ('penalties', models.JSONField(default=list)),
                ('thresholds', models.JSONField(default=list)),
                ('start', models.IntegerField()),
                ('end', models.IntegerField()),
                ('quote', models.TextField()),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='provisions', to='record.document')),
            ],
            options={
                'ordering': ['document_id', 'order'],
            },
        ),
    ]

from django.db import migrations, models


def name_persons(apps, editor):
    """Notes whose case each standing is of, so that nothing has to be derived again for it."""
    cases = apps.get_model('record', 'Case').objects.using(editor.connection.alias)
    case = cases.filter(pk=models.OuterRef('case')).order_by().values('person')[:1]
    standings = apps.get_model('record', 'Standing').objects.using(editor.connection.alias)
    standings.update(person=models.Subquery(case))


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
            index=models.Index(fields=['name', 'document'], name='organization_of_a_name'),
        ),
        migrations.AddIndex(
            model_name='person',
            index=models.Index(fields=['-claims', '-documents', 'id'], name='people_most_told_of'),
        ),
        migrations.AddField(
            model_name='standing',
            name='person',
            field=models.CharField(default='', max_length=160),
        ),
        migrations.RunPython(name_persons, migrations.RunPython.noop),
        migrations.RemoveIndex(
            model_name='standing',
            name='standing_on_a_day',
        ),
        migrations.AddIndex(
            model_name='standing',
            index=models.Index(fields=['value', 'since', 'until', 'country', 'person'], name='standing_on_a_day'),
        ),
        migrations.AddIndex(
            model_name='standing',
            index=models.Index(fields=['case', 'value', 'since', 'until'], name='standing_of_a_case'),
        ),
    ]

namespace OrleansSec.Silo.Demo.Week;

/// <summary>A principal's habits, by weight.</summary>
internal sealed class HabitTable
{
    private readonly IReadOnlyList<Habit> _habits;
    private readonly int[] _upTo;

    public HabitTable(IReadOnlyList<Habit> habits)
    {
        _habits = habits;
        _upTo = new int[habits.Count];
        var sum = 0;
        for (var i = 0; i < _upTo.Length; i++)
        {
            _upTo[i] = sum += habits[i].Weight;
        }
    }

    public int Count => _habits.Count;

    public Habit this[int index] => _habits[index];

    public Habit Pick(Dice dice)
    {
        var at = dice.Below(_upTo[^1]);
        var index = 0;
        while (_upTo[index] <= at)
        {
            index++;
        }

        return _habits[index];
    }
}

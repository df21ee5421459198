namespace OrleansSec.Detection.Fields;

/// <summary>The values of one field: <c>foreach</c> over them.</summary>
public readonly ref struct FieldValues
{
    private readonly EventFields _fields;
    private readonly int _head;

    internal FieldValues(EventFields fields, int head)
    {
        _fields = fields;
        _head = head;
    }

    /// <summary>Whether the field is absent.</summary>
    public bool IsEmpty => _head == 0;

    /// <summary>Starts at the first value.</summary>
    public FieldValuesEnumerator GetEnumerator() => new(_fields, _head);
}

namespace OrleansSec.Detection.Fields;

/// <summary>Walks the values of a field.</summary>
public ref struct FieldValuesEnumerator
{
    private readonly EventFields _fields;
    private int _next;

    internal FieldValuesEnumerator(EventFields fields, int head)
    {
        _fields = fields;
        _next = head;
    }

    /// <summary>The value stood on.</summary>
    public FieldValue Current { get; private set; }

    /// <summary>Steps on; false at the end.</summary>
    public bool MoveNext()
    {
        if (_next == 0)
        {
            return false;
        }

        Current = _fields.Value(_next);
        _next = _fields.Next(_next);
        return true;
    }
}

namespace OrleansSec.Detection.Fields;

/// <summary>One value of a field. Lives as long as the record that it was read from.</summary>
public readonly ref struct FieldValue(FieldKind kind, ReadOnlySpan<byte> text)
{
    /// <summary>The JSON type.</summary>
    public FieldKind Kind { get; } = kind;

    /// <summary>UTF-8 text, as <see cref="FieldKind"/> says.</summary>
    public ReadOnlySpan<byte> Text { get; } = text;
}

namespace OrleansSec.Detection.Fields;

/// <summary>The JSON type of a field's value.</summary>
public enum FieldKind
{
    /// <summary>A string; its text is unescaped.</summary>
    Text,

    /// <summary>A number; its text is as written.</summary>
    Number,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary><c>null</c>; its text is empty.</summary>
    Null,

    /// <summary>An object or array; its text is the raw JSON.</summary>
    Json,
}

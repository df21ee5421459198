using System.Text;

namespace OrleansSec.Detection.Intel;

/// <summary>Many texts in one block of UTF-8.</summary>
internal sealed class TextTable
{
    private readonly byte[] _bytes;
    private readonly int[] _ends;

    /// <summary>Packs the texts.</summary>
    public TextTable(List<string> texts)
    {
        _bytes = new byte[texts.Sum(Encoding.UTF8.GetByteCount)];
        _ends = new int[texts.Count];
        var end = 0;
        for (var i = 0; i < texts.Count; i++)
        {
            end += Encoding.UTF8.GetBytes(texts[i], _bytes.AsSpan(end));
            _ends[i] = end;
        }
    }

    /// <summary>A text by its number.</summary>
    public string this[int number] => Encoding.UTF8.GetString(_bytes.AsSpan((number == 0 ? 0 : _ends[number - 1])..(_ends[number])));
}

using System.Text;

namespace OrleansSec.Detection.Tests.CloudTrail;

/// <summary>Damages logs in ways that happen and in ways that somebody would think of. The same seed gives the same damage.</summary>
internal sealed class LogMutator(IReadOnlyList<byte[]> logs, int seed)
{
    private static readonly byte[][] _bombs =
    [
        .. new[]
        {
            "\\ud800", "\\u12", "\\x", "\"", "\\", "\0", "\n", "\n{", "{\"Records\":[", "]}", "},{", ",", "{", "[", "nul", "-", "1e999999", "\uFEFF",
            "{\"eventVersion\":\"1.08\"", "\"userIdentity\":7,", "\"eventTime\":\"2099-01-01T00:00:00Z\",", "\u202e", "{\"detail-type\":\"x\",\"detail\":",
        }.Select(Encoding.UTF8.GetBytes),
        [0xff, 0xfe], [0xed, 0xa0, 0x80], [0x1f, 0x8b],
        [.. Enumerable.Repeat((byte)'[', 5000)],
        [.. Enumerable.Repeat("{\"a\":"u8.ToArray(), 500).SelectMany(b => b)],
        [.. Enumerable.Repeat((byte)'9', 3000)],
        [.. Enumerable.Repeat((byte)'\\', 999)],
    ];

    private ulong _state = ((ulong)seed * 2654435761) + 88172645463325252;

    /// <summary>The next damaged log: gzip or plain, damaged before compression or after it.</summary>
    public byte[] Next()
    {
        var log = new List<byte>(Piece(logs[Below(logs.Count)], Below(4) == 0 ? 6000 : int.MaxValue));
        var form = Below(4);
        if (form == 0)
        {
            log = [.. TestKit.Given.Gzip([.. log])];
        }

        for (var i = Below(4); i >= 0; i--)
        {
            Damage(log);
        }

        return form == 1 ? TestKit.Given.Gzip([.. log]) : [.. log];
    }

    private void Damage(List<byte> log)
    {
        var at = Below(log.Count + 1);
        var length = Math.Min(Below(4) == 0 ? Below(2000) : Below(8), log.Count - at);
        switch (Below(8))
        {
            case 0 when at < log.Count:
                log[at] ^= (byte)(1 << Below(8));
                break;
            case 1 when at < log.Count:
                log[at] = (byte)Below(256);
                break;
            case 2:
                log.RemoveRange(at, log.Count - at);
                break;
            case 3:
                log.RemoveRange(at, length);
                break;
            case 4:
                log.InsertRange(at, log.GetRange(at, length));
                break;
            case 5:
                log.InsertRange(at, Piece(logs[Below(logs.Count)], 1500));
                break;
            default:
                log.InsertRange(at, _bombs[Below(_bombs.Length)]);
                break;
        }
    }

    private byte[] Piece(byte[] log, int longest)
    {
        var length = Math.Min(log.Length, longest);
        var at = Below(log.Length - length + 1);
        return log[at..(at + length)];
    }

    private int Below(int bound)
    {
        _state ^= _state << 13;
        _state ^= _state >> 7;
        _state ^= _state << 17;
        return (int)(_state % (uint)Math.Max(bound, 1));
    }
}

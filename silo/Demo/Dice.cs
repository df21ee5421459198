using System.Text;

namespace OrleansSec.Silo.Demo;

/// <summary>
/// Chance that repeats: xoshiro256** seeded by SplitMix64 (Blackman and Vigna, https://prng.di.unimi.it). Our own, because
/// the algorithm of <see cref="Random"/> may change between versions of .NET and the same seed must give the same files.
/// </summary>
internal sealed class Dice
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private ulong _a;
    private ulong _b;
    private ulong _c;
    private ulong _d;

    /// <summary>An independent stream for each combination of numbers.</summary>
    public Dice(params ReadOnlySpan<ulong> seeds)
    {
        ulong state = 0;
        foreach (var seed in seeds)
        {
            state = Mix(state) ^ seed;
        }

        _a = Split(ref state);
        _b = Split(ref state);
        _c = Split(ref state);
        _d = Split(ref state);
    }

    /// <summary>A number for a name, to be one of the seeds (FNV-1a).</summary>
    public static ulong Of(string name)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in name)
        {
            hash = unchecked((hash ^ c) * 1099511628211UL);
        }

        return hash;
    }

    public ulong Next()
    {
        unchecked
        {
            var result = ulong.RotateLeft(_b * 5, 7) * 9;
            var t = _b << 17;
            _c ^= _a;
            _d ^= _b;
            _b ^= _c;
            _a ^= _d;
            _c ^= t;
            _d = ulong.RotateLeft(_d, 45);
            return result;
        }
    }

    public int Below(int limit) => (int)Math.BigMul(Next(), (ulong)limit, out _);

    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double probability) => Unit() < probability;

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>Lower-case hexadecimal digits.</summary>
    public void Hex(Span<byte> digits)
    {
        var bits = 0UL;
        for (var i = 0; i < digits.Length; i++)
        {
            bits = i % 16 == 0 ? Next() : bits >> 4;
            digits[i] = "0123456789abcdef"u8[(int)(bits & 15)];
        }
    }

    public string Hex(int digits)
    {
        Span<byte> text = stackalloc byte[digits];
        Hex(text);
        return Encoding.ASCII.GetString(text);
    }

    /// <summary>A version 4 UUID, 36 characters.</summary>
    public void Uuid(Span<byte> text)
    {
        Hex(text[..36]);
        text[8] = text[13] = text[18] = text[23] = (byte)'-';
        text[14] = (byte)'4';
        text[19] = "89ab"u8[Below(4)];
    }

    public string Uuid()
    {
        Span<byte> text = stackalloc byte[36];
        Uuid(text);
        return Encoding.ASCII.GetString(text);
    }

    /// <summary>Upper-case letters and digits 2-7, as in access key ids, after a prefix.</summary>
    public void Key(Span<byte> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            text[i] = (byte)Base32[Below(32)];
        }
    }

    public string Key(string prefix, int length = 16)
    {
        Span<byte> text = stackalloc byte[length];
        Key(text);
        return prefix + Encoding.ASCII.GetString(text);
    }

    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
            return value ^ (value >> 31);
        }
    }

    private static ulong Split(ref ulong state)
    {
        state = unchecked(state + 0x9E3779B97F4A7C15UL);
        return Mix(state);
    }
}

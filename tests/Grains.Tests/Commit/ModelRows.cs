using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Orleans.Serialization;
using Orleans.Storage;

namespace OrleansSec.Grains.Tests.Commit;

/// <summary>The table of grain states: a row is replaced only by who has read its last version.</summary>
internal sealed class ModelRows(Serializer serializer, Defect defect)
{
    // Orleans' form also says which texts are one object, and that depends on when a state was read.
    private static readonly JsonSerializerOptions _allFields = new() { TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { AddFields } } };

    private readonly Dictionary<string, (int Version, byte[] Payload)> _rows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Version, EntityState State)> _looked = new(StringComparer.Ordinal);

    /// <summary>What is stored of an entity.</summary>
    public EntityState State(string key)
    {
        var version = _rows.TryGetValue(key, out var row) ? row.Version : 0;
        if (!_looked.TryGetValue(key, out var looked) || looked.Version != version)
        {
            _looked[key] = looked = (version, Read(key).State);
        }

        return looked.State;
    }

    /// <summary>What is stored of an entity, part by part.</summary>
    public IEnumerable<string> Parts(string key)
    {
        var state = State(key);
        yield return $"{key} baseline {Convert.ToHexString(serializer.SerializeToArray(state.Baseline))}";
        yield return $"{key} applied {Convert.ToHexString(serializer.SerializeToArray(state.Applied))}";
        yield return $"{key} windows {Convert.ToHexString(serializer.SerializeToArray(state.Windows))}";
        yield return $"{key} norms {Convert.ToHexString(serializer.SerializeToArray(state.Norms))}";
        yield return $"{key} trails {JsonSerializer.Serialize(state.Trails, _allFields)}";
        yield return $"{key} asked {Convert.ToHexString(serializer.SerializeToArray(state.Asked))}";
    }

    /// <summary>The version of a row; null if there is none.</summary>
    public string? Version(string key) => _rows.TryGetValue(key, out var row) ? Text(row.Version) : null;

    /// <summary>A row and its version.</summary>
    public (EntityState State, string? Version) Read(string key) => _rows.TryGetValue(key, out var row)
        ? (serializer.Deserialize<EntityState>(row.Payload)!, Text(row.Version))
        : (new EntityState(), null);

    /// <summary>A state as it would be stored.</summary>
    public byte[] Payload(EntityState state)
    {
        if (defect != Defect.RowsWithoutAppliedSlices)
        {
            return serializer.SerializeToArray(state);
        }

        var applied = state.Applied;
        state.Applied = new AppliedSlices();
        var payload = serializer.SerializeToArray(state);
        state.Applied = applied;
        return payload;
    }

    /// <summary>Replaces a row; answers its new version.</summary>
    public string Write(string key, string? expected, byte[] payload)
    {
        var stored = Version(key);
        if (stored != expected && defect != Defect.RowsWithoutVersions)
        {
            throw new InconsistentStateException("Written by another.", stored, expected);
        }

        var version = _rows.GetValueOrDefault(key).Version + 1;
        _rows[key] = (version, payload);
        return Text(version);
    }

    private static void AddFields(JsonTypeInfo type)
    {
        if (type.Kind == JsonTypeInfoKind.Object)
        {
            foreach (var field in type.Type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic).Where(f => f.Name.StartsWith('_')))
            {
                var property = type.CreateJsonPropertyInfo(field.FieldType, field.Name);
                property.Get = field.GetValue;
                type.Properties.Add(property);
            }
        }
    }

    private static string Text(int version) => version.ToString(CultureInfo.InvariantCulture);
}

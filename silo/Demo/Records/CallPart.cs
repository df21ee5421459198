using System.Text.Json;

namespace OrleansSec.Silo.Demo.Records;

/// <summary>Writes the members of one object of a record.</summary>
internal delegate void CallPart(Utf8JsonWriter json, Call call, Dice dice);

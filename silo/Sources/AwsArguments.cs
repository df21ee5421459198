using OrleansSec.Silo.Sources.Lookup;
using OrleansSec.Silo.Sources.S3;

namespace OrleansSec.Silo.Sources;

/// <summary>What the command line says of sources in AWS.</summary>
internal sealed record AwsArguments(S3Arguments S3, LookupArguments Lookup);

using Microsoft.Net.Http.Headers;

namespace OrleansSec.Gateway.Console;

/// <summary>One file of the web console.</summary>
/// <param name="Content">Its bytes.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Tag">Changes with the content.</param>
/// <param name="IsImmutable">Whether its name changes with its content, so that a browser may keep it for good.</param>
internal sealed record ConsoleFile(ReadOnlyMemory<byte> Content, string ContentType, EntityTagHeaderValue Tag, bool IsImmutable);

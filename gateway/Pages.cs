using System.Net.Mime;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace OrleansSec.Gateway;

/// <summary>Pages for when the console cannot speak.</summary>
internal static class Pages
{
    /// <summary>A page of one heading and one paragraph; both are markup of ours.</summary>
    public static ContentHttpResult Plain(int status, string heading, string paragraph) => TypedResults.Content(
        $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <meta name="color-scheme" content="light dark">
        <title>{heading} - OrleansSec</title>
        </head>
        <body>
        <h1>{heading}</h1>
        <p>{paragraph}</p>
        </body>
        </html>

        """,
        MediaTypeNames.Text.Html,
        Encoding.UTF8,
        status);
}

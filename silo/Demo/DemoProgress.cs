namespace OrleansSec.Silo.Demo;

/// <summary>How far the writing of a corpus has come.</summary>
/// <param name="Windows">Windows of time (files, of a bulk corpus) begun.</param>
/// <param name="OfWindows">Of so many.</param>
/// <param name="Records">Records written.</param>
internal readonly record struct DemoProgress(int Windows, int OfWindows, long Records);

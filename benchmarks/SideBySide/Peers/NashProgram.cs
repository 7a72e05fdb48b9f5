using System.Diagnostics;
using Mechanisms.Games.NormalForm;
using Mechanisms.SideBySide.Measuring;
using Mechanisms.SideBySide.Suites.Games;

namespace Mechanisms.SideBySide.Peers;

/// <summary>A program that lists all extreme equilibria of a game of two players: a process for every game, whose processor time is taken whole.</summary>
/// <param name="Name">Who it is.</param>
/// <param name="Path">Where it is.</param>
/// <param name="Options">What comes before the file's name.</param>
/// <param name="Text">The game as it reads it.</param>
/// <param name="Count">How many equilibria are in what it writes; NaN where it failed.</param>
internal sealed record NashProgram(string Name, string Path, string[] Options, Func<NormalFormGame, string> Text, Func<string, double> Count)
{
    private const string Counted = "*Number of equilibria found:";

    public static NashProgram Lrs(string path) => new("lrsnash, exact", path, [], GameTexts.LrsText, output =>
        output.Split('\n').FirstOrDefault(line => line.StartsWith(Counted, StringComparison.Ordinal)) is { } line && int.TryParse(line[Counted.Length..], out int count) ? count : double.NaN)
    {
        Version = FirstWordBehind("lrslib v.", OutputOn(path, "1 1\n1\n\n1\n")),
    };

    public static NashProgram Gambit(string path, bool isExact) => new(
        isExact ? "gambit-enummixed, exact" : "gambit-enummixed -d 8", path, isExact ? ["-q"] : ["-q", "-d", "8"], GameTexts.NfgText,
        output => output.Split('\n').Count(line => line.StartsWith("NE,", StringComparison.Ordinal)))
    {
        Version = FirstWordBehind("version ", Output(path, ["-v"])),
    };

    /// <summary>Gets the version that the program tells.</summary>
    public required string Version { get; init; }

    /// <summary>Gets a value indicating whether it counts in exact numbers.</summary>
    public bool IsExact => Name.EndsWith("exact", StringComparison.Ordinal);

    /// <summary>The program on a game, as a contender whose clock is that of finished processes; the file is written beforehand.</summary>
    public Contender On(NormalFormGame game, string folder)
    {
        string file = System.IO.Path.Combine(folder, $"{Guid.NewGuid():N}.txt");
        File.WriteAllText(file, Text(game));
        return new(Name, () => Run(file)) { Clock = ThreadClock.OfChildren };
    }

    private double Run(string file) => Output(Path, [.. Options, file]) is var output && output.Length > 0 ? Count(output) : double.NaN;

    private static string OutputOn(string path, string text)
    {
        string file = System.IO.Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, text);
            return Output(path, [file]);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string Output(string path, string[] arguments)
    {
        ProcessStartInfo start = new(path, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output + errors.Result;
    }

    private static string FirstWordBehind(string mark, string text) =>
        text.IndexOf(mark, StringComparison.Ordinal) is var place and >= 0 ? text[(place + mark.Length)..].Split(' ', ',', '(', '\n')[0] : "version not told";
}

using System.Globalization;
using System.IO.Compression;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.SideBySide.Suites;

/// <summary>The Netlib files in a folder, with their optimal values.</summary>
internal static class NetlibFiles
{
    /// <summary>Lists the problems; empty when there is no such folder.</summary>
    /// <param name="dataFolder">The folder that holds <c>netlib</c>.</param>
    public static IReadOnlyList<(string Name, double Value)> List(string? dataFolder)
    {
        string table = Path.Combine(dataFolder ?? string.Empty, "netlib", "optimal.csv");
        return dataFolder is null || !File.Exists(table)
            ? []
            : [.. File.ReadLines(table).Skip(1).Select(line => line.Split(',')).Select(fields => (fields[0], double.Parse(fields[1], CultureInfo.InvariantCulture)))];
    }

    public static LinearProgram Read(string dataFolder, string name)
    {
        using FileStream file = File.OpenRead(Path.Combine(dataFolder, "netlib", $"{name}.mps.gz"));
        using GZipStream text = new(file, CompressionMode.Decompress);
        using StreamReader reader = new(text);
        return new MpsReader().Read(reader);
    }
}

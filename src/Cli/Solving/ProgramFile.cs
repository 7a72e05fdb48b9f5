using System.Text;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.Cli.Solving;

/// <summary>Tells in which form a file holds a linear program, and reads and writes it.</summary>
/// <param name="Integers">What becomes of integer variables.</param>
internal sealed record ProgramFile(IntegerVariables Integers)
{
    private static readonly string[] LpOpenings = ["min", "max"];

    /// <summary>The form that a file's name tells, before <c>.gz</c> if it has that; null when it tells none.</summary>
    internal static ProgramForm? FormOf(string path)
    {
        string name = IsCompressed(path) ? path[..^3] : path;
        return name.EndsWith(".mps", StringComparison.OrdinalIgnoreCase) ? ProgramForm.Mps
            : name.EndsWith(".lp", StringComparison.OrdinalIgnoreCase) ? ProgramForm.Lp
            : null;
    }

    /// <summary>Whether a file's name says that it is compressed.</summary>
    internal static bool IsCompressed(string path) => path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the content of a file.</summary>
    /// <param name="path">Its name, whose ending tells the form; with no known ending the first word tells.</param>
    /// <param name="content">Its bytes, expanded.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="DataException">The content is refused.</exception>
    internal LinearProgram Read(string path, byte[] content, CancellationToken cancellation)
    {
        using MemoryStream source = new(content);
        return (FormOf(path) ?? FormOf(content)) == ProgramForm.Lp
            ? new LpReader { Integers = Integers }.Read(source, cancellation)
            : new MpsReader { Integers = Integers }.Read(source, cancellation);
    }

    /// <summary>Writes a program.</summary>
    /// <exception cref="ArgumentException">The form cannot say what the program says.</exception>
    internal static void Write(LinearProgram program, Stream destination, ProgramForm form, DecimalForm numbers, bool isCompressed)
    {
        if (form == ProgramForm.Lp)
        {
            new LpWriter { Numbers = numbers, IsCompressed = isCompressed }.Write(program, destination);
        }
        else
        {
            new MpsWriter { Numbers = numbers, IsCompressed = isCompressed }.Write(program, destination);
        }
    }

    // LP text begins, behind its comments, with a word for the smallest or the largest.
    private static ProgramForm FormOf(byte[] content)
    {
        using StreamReader text = new(new MemoryStream(content), Encoding.UTF8);
        while (text.ReadLine() is { } line)
        {
            string start = line.Split('\\')[0].TrimStart();
            if (start.Length > 0)
            {
                return Array.Exists(LpOpenings, word => start.StartsWith(word, StringComparison.OrdinalIgnoreCase)) ? ProgramForm.Lp : ProgramForm.Mps;
            }
        }

        return ProgramForm.Mps;
    }
}

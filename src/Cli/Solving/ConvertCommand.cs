using System.CommandLine;
using Mechanisms.Cli.Files;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.Cli.Solving;

/// <summary><c>mechanisms convert</c>: writes a linear program or a game in another form.</summary>
internal sealed class ConvertCommand(Terminal terminal, CancellationToken cancellation)
{
    private readonly Argument<string> input = new("IN") { Description = "A linear program (.mps, .lp) or a game (.nfg, .efg, .gam, .json), any with .gz; - reads standard input" };

    private readonly Argument<string> output = new("OUT") { Description = "The file to write, whose name tells the form: .mps or .lp for a program, .nfg, .efg, .gam or .json for a game, a tree as a table by its reduced normal form; with .gz to compress" };

    private readonly Option<DecimalForm> decimals = new("--decimals")
    {
        Description = "How numbers are written: as exact decimals, or as the shortest ones that give the same doubles [default: exact]",
        HelpName = "exact|shortest",
        CustomParser = result => OptionValues.Choice<DecimalForm>(result),
    };

    private readonly Option<bool> relax = RelaxOption();

    private readonly Option<bool> unique = new("--unique-labels") { Description = "Give a game labels that Gambit takes, none empty and none twice, and list what was changed" };

    /// <summary>The option that takes the relaxation of integer variables.</summary>
    internal static Option<bool> RelaxOption() => new("--relax") { Description = "Take integer variables of MPS and LP files for continuous ones" };

    /// <summary>What becomes of integer variables under that option.</summary>
    internal static IntegerVariables Integers(bool isRelaxed) => isRelaxed ? IntegerVariables.Relaxed : IntegerVariables.Refused;

    /// <summary>Describes the command to the parser.</summary>
    internal Command Create()
    {
        Command command = new("convert", "Write a linear program in another form, MPS or CPLEX-LP, or a game, .nfg, .efg, .gam or .json; plain or gzip.");
        command.Arguments.Add(input);
        command.Arguments.Add(output);
        command.Options.Add(decimals);
        command.Options.Add(relax);
        command.Options.Add(unique);
        command.SetAction(parsed => (int)(GameText.IsNamedGame(parsed.GetRequiredValue(output))
            ? ConvertGame(parsed)
            : Execute(parsed.GetRequiredValue(input), parsed.GetRequiredValue(output), parsed.GetValue(decimals), parsed.GetValue(relax), parsed.GetValue(unique))));
        return command;
    }

    private ExitCode ConvertGame(ParseResult parsed)
    {
        (string from, string to) = (parsed.GetRequiredValue(input), parsed.GetRequiredValue(output));
        if (parsed.GetValue(relax) || parsed.GetResult(decimals) is { Implicit: false })
        {
            throw new UsageException("--relax and --decimals are for linear programs; a game is written exactly. Leave them out. See: mechanisms convert --help");
        }

        if (parsed.GetValue(unique) && GameText.EndingOf(to) == ".gam")
        {
            throw new UsageException("--unique-labels is for forms with labels; .gam holds none. Leave it out, or write .nfg. See: mechanisms convert --help");
        }

        RequireNew(to);
        GameConversion conversion = InputFile.Read(from, terminal, content => GameConversion.Of(from, content, cancellation));
        conversion = parsed.GetValue(unique) ? conversion.WithUniqueLabels() : conversion;
        string words = string.Empty;
        WriteFile(to, stream => words = conversion.Write(stream, to, cancellation));
        foreach (string repair in conversion.Repairs)
        {
            terminal.Output.WriteLine(repair);
        }

        terminal.Output.WriteLine($"Wrote {to}: {words}.");
        return ExitCode.Answered;
    }

    private static void RequireNew(string path)
    {
        if (File.Exists(path) || Directory.Exists(path))
        {
            throw new DataException(path, "A new file is required; this one exists. Choose another name, or remove it.");
        }
    }

    private ExitCode Execute(string from, string to, DecimalForm numbers, bool isRelaxed, bool isRelabeled)
    {
        ProgramForm form = ProgramFile.FormOf(to)
            ?? throw new UsageException($"the name of OUT must end with .mps, .lp, .mps.gz or .lp.gz for a program, .nfg, .efg, .gam or .json for a game, with .gz or without, which tells the form; got '{to}'. See: mechanisms convert --help");
        if (isRelabeled)
        {
            throw new UsageException("--unique-labels is for games (.nfg, .efg, .json); OUT is a linear program. Leave it out. See: mechanisms convert --help");
        }

        RequireNew(to);

        ProgramFile programs = new(Integers(isRelaxed));
        LinearProgram program = InputFile.Read(from, terminal, content => programs.Read(from, content, cancellation));
        Write(program, to, form, numbers);
        terminal.Output.WriteLine($"Wrote {to}: {program.ToString()}.");
        return ExitCode.Answered;
    }

    private static void Write(LinearProgram program, string path, ProgramForm form, DecimalForm numbers) =>
        WriteFile(path, stream => ProgramFile.Write(program, stream, form, numbers, ProgramFile.IsCompressed(path)));

    private static void WriteFile(string path, Action<Stream> write)
    {
        try
        {
            AtomicFile.Write(path, ".partial", write);
        }
        catch (ArgumentException error) when (error.ParamName == "program")
        {
            string message = error.Message.Replace($" (Parameter '{error.ParamName}')", string.Empty, StringComparison.Ordinal);
            throw new DataException(path, message, error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new DataException(path, $"The file must be writable; {error.Message.TrimEnd('.')}. Choose another name.", error);
        }
    }
}

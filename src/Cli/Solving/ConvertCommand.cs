using System.CommandLine;
using Mechanisms.Cli.Files;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.Cli.Solving;

/// <summary><c>mechanisms convert</c>: writes a linear program in another form.</summary>
internal sealed class ConvertCommand(Terminal terminal, CancellationToken cancellation)
{
    private readonly Argument<string> input = new("IN") { Description = "A linear program (.mps, .lp, either with .gz); - reads standard input" };

    private readonly Argument<string> output = new("OUT") { Description = "The file to write, whose name tells the form: .mps or .lp, with .gz to compress" };

    private readonly Option<DecimalForm> decimals = new("--decimals")
    {
        Description = "How numbers are written: as exact decimals, or as the shortest ones that give the same doubles [default: exact]",
        HelpName = "exact|shortest",
        CustomParser = result => OptionValues.Choice<DecimalForm>(result),
    };

    private readonly Option<bool> relax = RelaxOption();

    /// <summary>The option that takes the relaxation of integer variables.</summary>
    internal static Option<bool> RelaxOption() => new("--relax") { Description = "Take integer variables of MPS and LP files for continuous ones" };

    /// <summary>What becomes of integer variables under that option.</summary>
    internal static IntegerVariables Integers(bool isRelaxed) => isRelaxed ? IntegerVariables.Relaxed : IntegerVariables.Refused;

    /// <summary>Describes the command to the parser.</summary>
    internal Command Create()
    {
        Command command = new("convert", "Write a linear program in another form: MPS or CPLEX-LP, plain or gzip.");
        command.Arguments.Add(input);
        command.Arguments.Add(output);
        command.Options.Add(decimals);
        command.Options.Add(relax);
        command.SetAction(parsed => (int)Execute(
            parsed.GetRequiredValue(input), parsed.GetRequiredValue(output), parsed.GetValue(decimals), parsed.GetValue(relax)));
        return command;
    }

    private ExitCode Execute(string from, string to, DecimalForm numbers, bool isRelaxed)
    {
        ProgramForm form = ProgramFile.FormOf(to)
            ?? throw new UsageException($"the name of OUT must end with .mps, .lp, .mps.gz or .lp.gz, which tells the form; got '{to}'. See: mechanisms convert --help");
        if (File.Exists(to) || Directory.Exists(to))
        {
            throw new DataException(to, "A new file is required; this one exists. Choose another name, or remove it.");
        }

        ProgramFile programs = new(Integers(isRelaxed));
        LinearProgram program = InputFile.Read(from, terminal, content => programs.Read(from, content, cancellation));
        Write(program, to, form, numbers);
        terminal.Output.WriteLine($"Wrote {to}: {program.ToString()}.");
        return ExitCode.Answered;
    }

    private static void Write(LinearProgram program, string path, ProgramForm form, DecimalForm numbers)
    {
        try
        {
            AtomicFile.Write(path, ".partial", stream => ProgramFile.Write(program, stream, form, numbers, ProgramFile.IsCompressed(path)));
        }
        catch (ArgumentException error) when (error.ParamName == nameof(program))
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

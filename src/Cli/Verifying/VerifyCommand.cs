using System.CommandLine;
using System.Text;
using Mechanisms.Cli.Files;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Verification.Catalogue;

namespace Mechanisms.Cli.Verifying;

/// <summary><c>mechanisms verify</c>: looks for a lie that pays, in a user's mechanism, in a rule of this library, or in all of them.</summary>
internal sealed class VerifyCommand(Terminal terminal, CancellationToken cancellation)
{
    private const ulong DefaultSeed = 1;
    private const int CasesOfTable = 100_000;
    private const int CasesOfRule = 2_000;
    private const string Table = "docs/truth-table.md";

    private readonly Option<string?> assembly = new("--assembly") { Description = "A built assembly with a mechanism", HelpName = "FILE.dll" };

    private readonly Option<string?> type = new("--type") { Description = "Full name of the mechanism's type, with a public constructor without parameters", HelpName = "NAME" };

    private readonly Option<string?> preferences = new("--preferences")
    {
        Description = "Full name of the type in the assembly that says what agents want; the mechanism itself or the usual preferences unless given",
        HelpName = "NAME",
    };

    private readonly Option<string?> rule = new("--rule") { Description = "Name of a rule of this library, searched on the domains of the truth table", HelpName = "RULE" };

    private readonly Option<string?> claim = new("--claim")
    {
        Description = $"What is claimed: {string.Join(", ", ClaimChoice.All.Select(choice => choice.Name))}. Coalitions are up to {ClaimChoice.LargestCoalition} agents, false names up to {ClaimChoice.MostNames} each. Of a rule: what the truth table says of it",
        HelpName = "CLAIM",
    };

    private readonly Option<bool> catalogue = new("--catalogue") { Description = "Search every line of the truth table, and write it as Markdown" };

    private readonly Option<string> output = new("--out")
    {
        Description = "Where the truth table goes",
        HelpName = "FILE.md",
        DefaultValueFactory = _ => Table,
    };

    private readonly Option<int?> agents = new("--agents")
    {
        Description = "Number of agents of every case; 1 to 5 unless given",
        HelpName = "N",
        CustomParser = result => OptionValues.Whole(result, 1, 64),
    };

    private readonly Option<int?> items = new("--items")
    {
        Description = "Number of candidates, schools or goods of every case; a few unless given",
        HelpName = "N",
        CustomParser = result => OptionValues.Whole(result, 1, 12),
    };

    private readonly Option<int?> cases = new("--cases")
    {
        Description = "Number of random cases, of every line; 2000 unless given, 100000 with --catalogue",
        HelpName = "N",
        CustomParser = result => OptionValues.Whole(result, 1, int.MaxValue / 2),
    };

    private readonly Option<ulong?> seed = new("--seed")
    {
        Description = "Root key of all random numbers; 1 unless given",
        HelpName = "S",
        CustomParser = result => OptionValues.Whole(result, ulong.MinValue, ulong.MaxValue),
    };

    /// <summary>Describes the command to the parser.</summary>
    internal Command Create()
    {
        Command command = new("verify", "Look for a lie that pays, or another case against a claim: in your assembly, in a rule of this library, or in all rules.");
        foreach (Option option in new Option[] { assembly, type, preferences, rule, claim, catalogue, output, agents, items, cases, seed })
        {
            command.Options.Add(option);
        }

        command.SetAction(parsed => (int)Execute(parsed));
        return command;
    }

    private static UsageException Needs(string what) => new($"verify needs {what}. See: mechanisms verify --help");

    private ExitCode Execute(ParseResult parsed)
    {
        bool wantsAll = parsed.GetValue(catalogue);
        string? path = parsed.GetValue(assembly);
        string? named = parsed.GetValue(rule);
        if ((wantsAll ? 1 : 0) + (path is null ? 0 : 1) + (named is null ? 0 : 1) != 1)
        {
            throw Needs("one of --assembly, --rule and --catalogue");
        }

        RequireUsed(parsed, wantsAll ? [claim, preferences, agents, items, type] : named is not null ? [preferences, agents, items, type, output] : [output]);
        return wantsAll ? WriteTable(parsed.GetRequiredValue(output), Census(parsed, CasesOfTable))
            : named is not null ? Lines(named, parsed.GetValue(claim), Census(parsed, CasesOfRule))
            : Loaded(path!, parsed);
    }

    // An option that would change nothing is a misunderstanding.
    private static void RequireUsed(ParseResult parsed, Option[] others)
    {
        if (others.FirstOrDefault(other => parsed.GetResult(other) is { Implicit: false }) is { } unused)
        {
            throw new UsageException($"{unused.Name} means nothing beside the other options. See: mechanisms verify --help");
        }
    }

    private ExitCode Loaded(string path, ParseResult parsed)
    {
        string name = parsed.GetValue(type) ?? throw Needs("--type with --assembly");
        ClaimChoice choice = ClaimChoice.Named(parsed.GetValue(claim) ?? throw Needs("--claim with --assembly"));
        SearchSettings settings = new(parsed.GetValue(agents), parsed.GetValue(items), parsed.GetValue(cases), parsed.GetValue(seed) ?? DefaultSeed);
        LoadedMechanism mechanism = LoadedAssembly.Open(path).Mechanism(name, parsed.GetValue(preferences));
        ClaimCheck check = ClaimCheck.Of(choice.Of(mechanism), UsualTypes.For(name, mechanism.Report, settings.Items));
        try
        {
            ClaimAnswer answer = check.Run(settings, cancellation);
            terminal.Output.WriteLine(answer.Text);
            return answer.IsRefuted ? ExitCode.Refuted : ExitCode.Answered;
        }
        catch (RefusedCaseException refused)
        {
            // Whatever the user's code throws is the user's to see, with what it was thrown at.
            throw new DataException(
                name,
                $"The mechanism must accept every drawn case; in case {refused.Number} of seed {settings.Seed}, {refused.Reports}, it threw {refused.Cause} Where it asks for a number of agents or items, set --agents or --items.",
                refused.InnerException!);
        }
        catch (Exception error) when (error is not (OperationCanceledException or IOException or DataException))
        {
            // What the search itself refuses.
            throw new DataException(name, error is ArgumentException refusal ? LibraryWords.Of(refusal) : error.Message, error);
        }
    }

    private ExitCode Lines(string name, string? property, TruthTableCensus census)
    {
        string[] rules = [.. TruthTable.Lines.Select(line => line.Rule).Distinct(StringComparer.Ordinal)];
        TruthTableLine[] lines = [.. TruthTable.Lines.Where(line => line.Rule == name)];
        if (lines.Length == 0)
        {
            throw new UsageException($"unknown rule '{name}'{RuleNames.Hint(name, rules)} See: mechanisms verify --help");
        }

        string[] properties = [.. lines.Select(line => Hyphened(line.Property)).Distinct(StringComparer.Ordinal)];
        TruthTableLine[] wanted = [.. lines.Where(line => property is null || Hyphened(line.Property) == Hyphened(property))];
        string begun = ClaimChoice.All.FirstOrDefault(choice => choice.Name == property)?.TableWords ?? Hyphened(property ?? string.Empty);
        wanted = wanted.Length > 0 ? wanted : [.. lines.Where(line => $"{Hyphened(line.Property)}-".StartsWith($"{begun}-", StringComparison.Ordinal))];
        if (wanted.Length == 0)
        {
            throw new UsageException(
                $"the truth table does not say whether the {name} is '{property}'{Spelling.Hint(property!, properties)} It has: {string.Join(", ", properties)}. See: mechanisms verify --help");
        }

        bool isRefuted = false;
        foreach (TruthTableRow row in census.Run([.. wanted], cancellation))
        {
            TruthTableFinding finding = row.Decisive;
            isRefuted |= finding.IsRefuted;
            terminal.Output.WriteLine(finding.IsRefuted
                ? $"Refuted: the {row.Line.RuleWords} is {row.Line.Property}.\n{finding.Evidence}"
                : $"The {row.Line.RuleWords} is {row.Line.Property}: {finding.Evidence}; {row.Sampled!.Evidence} of {row.Line.SampleWords}.");
        }

        return isRefuted ? ExitCode.Refuted : ExitCode.Answered;
    }

    private static string Hyphened(string property) => property.Replace(' ', '-');

    private TruthTableCensus Census(ParseResult parsed, int usualCases) => new()
    {
        Cases = parsed.GetValue(cases) ?? usualCases,
        Key = new StreamKey(parsed.GetValue(seed) ?? DefaultSeed),
    };

    private ExitCode WriteTable(string path, TruthTableCensus census)
    {
        Sequence<TruthTableRow> rows = census.Run(TruthTable.Lines, cancellation);
        byte[] page = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(CatalogueFile.Write(rows, census));
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            AtomicFile.Write(path, ".part", stream => stream.Write(page));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new DataException(path, $"The file must be writable; {error.Message.TrimEnd('.')}. Name another one with --out.", error);
        }

        TruthTableRow[] surprises = [.. rows.Where(row => !row.Agrees)];
        terminal.Output.WriteLine($"{rows.Count} lines, {surprises.Length} against the literature: {path}");
        foreach (TruthTableRow surprise in surprises)
        {
            terminal.Output.WriteLine($"{surprise.Line}: {surprise.Decisive.Evidence}");
        }

        return surprises.Length == 0 ? ExitCode.Answered : ExitCode.Refuted;
    }
}

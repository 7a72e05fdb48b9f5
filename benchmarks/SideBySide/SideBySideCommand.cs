using System.CommandLine;
using System.Globalization;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.SideBySide.Measuring;
using Mechanisms.SideBySide.Peers;
using Mechanisms.SideBySide.Reporting;
using Mechanisms.SideBySide.Suites;
using Mechanisms.SideBySide.Suites.Games;
using Mechanisms.SideBySide.Suites.Rates;

namespace Mechanisms.SideBySide;

/// <summary>The command line: which suites, against whom, where the results go.</summary>
/// <param name="output">Where the report is echoed.</param>
/// <param name="error">Where complaints go.</param>
internal sealed class SideBySideCommand(TextWriter output, TextWriter error)
{
    private static readonly ISuite[] Suites =
        [new NetlibSuite(), new SmallSuite(), new BatchSuite(), new AuctionSuite(), new StatusSuite(), new CertificateSuite(), new WarmSuite(), new ThreadSuite(), new CancelSuite(), new LadderSuite(), new ClaimSuite(), new LinearSuite(), new LearnerSuite(), new LaneSuite(), new OnlineSuite(), new RatesSuite(), new GameSuite(), new GpuSuite()];

    private readonly Argument<string[]> suites = new("suite")
    {
        Description = $"What to compare; all when none is named: {string.Join("; ", Suites.Select(suite => $"{suite.Name} ({suite.Summary})"))}",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string[]> peers = new("--peer")
    {
        Description = $"A peer outside this repository as NAME=PATH, several times: {PeerSet.Known}. CLP is found by itself where it is installed.",
        HelpName = "NAME=PATH",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<string> method = new("--method")
    {
        Description = $"Our method: {string.Join(", ", LinearProgramMethods.All.Select(known => known.Name))}",
        DefaultValueFactory = _ => LinearProgramMethods.Default.Name,
    };

    private readonly Option<string?> file = new("--out") { Description = "Where to write the report; benchmarks/results/<date>-<commit>-side-by-side.md by default" };

    private readonly Option<string?> data = new("--data") { Description = "The folder that holds netlib; MECHANISMS_TEST_DATA/data by default" };

    private readonly Option<int> repetitions = new("--repetitions") { Description = "Measurements of each contender", DefaultValueFactory = _ => 9 };

    private readonly Option<string[]> families = new("--family")
    {
        Description = "A family of the ladder, several times: senders, persuasion, agents, agents-lowcost, menu, contract, contract-joint, scoring, scoring-signal; or a part of rates: promises, hired, rules, contracts, constant, figures, incentives, handover; or a part of gpu: double, single, peer; all when none is named",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<double> patience = new("--patience")
    {
        Description = "Seconds on a rung of the ladder after which a contender is not tried on larger ones of the family",
        DefaultValueFactory = _ => 6,
    };

    private readonly Option<bool> rehearsal = new("--rehearse") { Description = "Try out the suite gpu, at a tiny size, on an emulated device: shows that it runs and measures nothing" };

    private readonly Option<bool> processorPeer = new("--jax-on-cpu") { Description = "Compare a GPU with a JAX that computes on the processor; the report says so" };

    /// <summary>Runs the suites that the arguments name.</summary>
    /// <returns>0, or 2 after a mistake in the arguments, or where a suite that they name cannot run.</returns>
    public int Run(string[] arguments)
    {
        RootCommand root = new("Compare ours with what others have: same machine, same run, same values.")
        {
            suites, peers, method, file, data, repetitions, families, patience, rehearsal, processorPeer,
        };
        root.SetAction(Compare);
        try
        {
            return root.Parse(arguments).Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (PeerException complaint)
        {
            error.WriteLine($"side-by-side: {complaint.Message}");
            return 2;
        }
    }

    private static string DefaultFile() => Path.Combine("benchmarks", "results", string.Create(
        CultureInfo.InvariantCulture, $"{DateTime.UtcNow:yyyy-MM-dd}-{Machine.Commit}-side-by-side.md"));

    private static string? DefaultData() => Environment.GetEnvironmentVariable("MECHANISMS_TEST_DATA") is { Length: > 0 } folder
        ? Path.Combine(folder, "data")
        : null;

    private static string? ExistingData(string? folder) =>
        folder is not null && File.Exists(Path.Combine(folder, "netlib", "optimal.csv")) ? folder : null;

    private static ISuite Find(string name) => Suites.FirstOrDefault(suite => suite.Name == name)
        ?? throw new PeerException($"unknown suite '{name}'. Known are {string.Join(", ", Suites.Select(suite => suite.Name))}.");

    private int Compare(ParseResult parsed)
    {
        string[] names = parsed.GetValue(suites) ?? [];
        ISuite[] chosen = names.Length == 0 ? Suites : [.. names.Select(Find)];
        ILinearProgramMethod ours = LinearProgramMethods.All.FirstOrDefault(known => known.Name == parsed.GetValue(method))
            ?? throw new PeerException($"unknown method '{parsed.GetValue(method)}'.");
        Report report = new(output);
        Bench bench = new(
            report, PeerSet.Open(parsed.GetValue(peers) ?? []), ours, ExistingData(parsed.GetValue(data) ?? DefaultData()), parsed.GetValue(repetitions))
        {
            Families = [.. parsed.GetValue(families) ?? []],
            Patience = parsed.GetValue(patience),
            IsRehearsal = parsed.GetValue(rehearsal),
            AllowsProcessorPeer = parsed.GetValue(processorPeer),
        };
        ILookup<string?, ISuite> byAbsence = chosen.ToLookup(suite => suite.AbsenceOf(bench));
        string[] absences = [.. byAbsence.Where(group => group.Key is not null).SelectMany(group => group.Select(suite => $"{suite.Name} ({group.Key})"))];
        if (names.Length > 0 && absences.Length > 0)
        {
            throw new PeerException(absences[0]);
        }

        Introduce(bench, absences);
        string path = parsed.GetValue(file) ?? DefaultFile();
        foreach (ISuite suite in byAbsence[null])
        {
            suite.Run(bench);
            report.Paragraph($"Load average after {suite.Name}: {Machine.Load()}.");
            Write(path, report);
        }

        return 0;
    }

    private static void Introduce(Bench bench, IEnumerable<string> absences)
    {
        bench.Report.Paragraph("# Side by side");
        bench.Report.Paragraph(string.Join('\n', [
            .. Machine.Describe(),
            $"- ours: `{bench.Method.Name}`; times are {(ThreadClock.IsProcessorTime ? "processor times of the solving thread" : "wall times")}, {bench.Repetitions} interleaved repetitions",
            $"- peers: {string.Join(", ", bench.Peers.Described.DefaultIfEmpty("none"))}",
            $"- Netlib files: {(bench.DataFolder is null ? "none, skipped; name their folder by --data" : "present")}",
            $"- skipped: {string.Join(", ", bench.Peers.Absent.Concat(absences).DefaultIfEmpty("none"))}",
        ]));
    }

    private static void Write(string path, Report report)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        File.WriteAllText(path, report.ToString());
    }
}

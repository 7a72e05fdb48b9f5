using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.SideBySide.Peers;
using Mechanisms.SideBySide.Reporting;
using Mechanisms.Workloads;

namespace Mechanisms.SideBySide.Suites;

/// <summary>Who says optimal, infeasible and unbounded rightly: counts, no times.</summary>
internal sealed class StatusSuite : ISuite
{
    private const ulong Seed = 3;
    private const int PerFamily = 3_000;
    private static readonly ExactSimplex Oracle = new();

    public string Name => "statuses";

    public string Summary => "statuses of small random programs and of contradictions, against exact arithmetic";

    public void Run(Bench bench)
    {
        bench.Report.Heading("Statuses");
        bench.Report.Paragraph(
            $"{PerFamily} random programs of each family, and hand-made contradictions and rays of four sizes with their twins. Each cell: wrong claims + no claim; a value off by 1e-7 counts as wrong. The judge is the simplex method in exact integers.");
        bench.Report.TableHead(["family", "programs", $"ours: {bench.Method.Name}", .. bench.Peers.Peers.Select(peer => peer.Name)]);
        foreach (ProgramFamily family in ProgramFamily.All)
        {
            IEnumerable<LinearProgram> programs = Enumerable.Range(0, PerFamily).Select(index => family.Decode(ProgramCode.Random(Seed, index)));
            Count(bench, family.Name, programs.Select(program => (program, Oracle.Solve(program))));
        }

        foreach (int size in (int[])[4, 10, 30, 100])
        {
            IEnumerable<KnownProgram> known = InfeasiblePrograms.Of(size).Concat(UnboundedPrograms.Of(size));
            Count(bench, $"kinds, size {size}", known.Select(program => (program.Program, Expected(program))));
        }

        bench.Report.TableEnd();
    }

    private static LinearProgramSolution Expected(KnownProgram known)
    {
        LinearProgramSolution expected = new() { Status = known.Status, Method = "by construction" };
        return known.Value is { } value ? expected with { Value = value.ToDouble() } : expected;
    }

    private static void Count(Bench bench, string name, IEnumerable<(LinearProgram Program, LinearProgramSolution Expected)> cases)
    {
        int count = 0;
        Tally ours = new();
        Tally[] peers = [.. bench.Peers.Peers.Select(_ => new Tally())];
        foreach ((LinearProgram program, LinearProgramSolution expected) in cases)
        {
            count++;
            LinearProgramSolution answer = bench.Method.Solve(program);
            bool isClaim = answer.Status is LinearProgramStatus.Optimal or LinearProgramStatus.Infeasible or LinearProgramStatus.Unbounded;
            ours.Add(expected, isClaim ? answer.Status : null, answer.IsOptimal ? answer.Value : double.NaN);
            ProgramArrays arrays = ProgramArrays.From(program);
            for (int index = 0; index < peers.Length; index++)
            {
                using IPeerModel model = bench.Peers.Peers[index].Load(arrays);
                LinearProgramStatus? status = model.Solve();
                peers[index].Add(expected, status, status == LinearProgramStatus.Optimal ? model.Value : double.NaN);
            }
        }

        bench.Report.Row([name, Report.Number(count), ours.ToString(), .. peers.Select(tally => tally.ToString())]);
    }

    private sealed class Tally
    {
        private const double Tolerance = 1e-7;
        private int wrong;
        private int silent;

        public void Add(LinearProgramSolution expected, LinearProgramStatus? claimed, double value)
        {
            bool hasValue = expected.IsOptimal && claimed == LinearProgramStatus.Optimal && expected.Method == Oracle.Name;
            bool isOff = hasValue && !Bench.Near(expected.Value, Tolerance)(value);
            silent += claimed is null ? 1 : 0;
            wrong += claimed is not null && (claimed != expected.Status || isOff) ? 1 : 0;
        }

        public override string ToString() => wrong + silent == 0 ? "0" : $"**{wrong}** + {silent}";
    }
}

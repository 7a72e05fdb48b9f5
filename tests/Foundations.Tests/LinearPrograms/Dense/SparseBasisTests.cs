using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms.Dense;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Foundations.Tests.LinearPrograms.Dense;

/// <summary>Looks at a given basis by the entries of a sparse program, whose numbers may be of many sizes, and steps from it.</summary>
public sealed class SparseBasisTests
{
    private const double ValueTolerance = 1e-9;
    private const int Solves = 6;

    // Largest dense tableau: programs of 828 cells lie below the first, and below twice the second.
    private const int OnDensePath = 65_536;
    private const int BeyondIt = 512;

    [Theory]
    [InlineData(OnDensePath)]
    [InlineData(BeyondIt)]
    public void Programs_that_change_a_little_keep_the_value_and_proof_of_a_start_anew(int maxDenseCells) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            foreach ((RevisedSimplexRun run, _) in Solved(seed, maxDenseCells))
            {
                LinearProgramSolution anew = new RevisedSimplex().Solve(run.Program);
                LinearProgramAuditReport report = LinearProgramAudit.Check(run.Program, run.Answer());
                bool isSame = run.Status == anew.Status && (!anew.IsOptimal || Math.Abs(run.Value - anew.Value) <= ValueTolerance * (1 + Math.Abs(anew.Value)));
                if (!isSame || !report.Passed)
                {
                    return false.Label($"{run.Answer().Explain()} anew {anew.Status}; {report.Reason}");
                }
            }

            return true.ToProperty();
        }).Check(Laws.Config.WithMaxTest(60));

    [Theory]
    [InlineData(OnDensePath)]
    [InlineData(BeyondIt)]
    public void A_fork_goes_on_with_the_same_bits_whatever_was_scaled_before(int maxDenseCells) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            foreach ((RevisedSimplexRun run, double cost) in Solved(seed, maxDenseCells))
            {
                RevisedSimplexRun fork = run.Fork();
                foreach (RevisedSimplexRun one in (RevisedSimplexRun[])[run, fork])
                {
                    one.ChangeCost(0, cost);
                    one.StartFromPresentBasis();
                    _ = one.Solve();
                }

                bool isSame = run.Status == fork.Status && (run.Status != LinearProgramStatus.Optimal || (run.Value.Equals(fork.Value) && run.Primal.SequenceEqual(fork.Primal)));
                if (!isSame)
                {
                    return false.Label($"{run.Status} {fork.Status}");
                }
            }

            return true.ToProperty();
        }).Check(Laws.Config.WithMaxTest(60));

    // The law is about little unless most solves end by a look or a few steps, some by a tableau, and numbers are of many sizes.
    [Theory]
    [InlineData(OnDensePath)]
    [InlineData(BeyondIt)]
    public void Most_are_concluded_from_the_basis_and_some_are_not(int maxDenseCells)
    {
        int[] counts = new int[3];
        for (int seed = 0; seed < 60; seed++)
        {
            foreach ((RevisedSimplexRun run, _) in Solved(seed, maxDenseCells))
            {
                double[] sizes = [.. run.Program.Coefficients.Span.ToArray().Where(entry => entry != 0).Select(Math.Abs)];
                counts[2] += sizes.Min() < DenseProgram.OrdinarySmall ? 1 : 0;
                counts[run.Pivots == 0 ? 0 : 1]++;
            }
        }

        Assert.All(counts, count => Assert.InRange(count, 60, 300));
    }

    // Distributions over the answers to each question, and rows of sparse numbers over all of them, as learners of promises solve; half of the subjects with numbers down to 10⁻⁵.
    private static IEnumerable<(RevisedSimplexRun Run, double Cost)> Solved(int seed, int maxDenseCells)
    {
        const int Questions = 9;
        const int Answers = 4;
        const int Rows = 14;
        Queue<double> numbers = Numbers(seed);
        double smallest = seed % 2 == 0 ? 1 : 1e-5;
        LinearProgramBuilder builder = new(ObjectiveSense.Maximize);
        for (int variable = 0; variable < Questions * Answers; variable++)
        {
            _ = builder.AddVariable(0, double.PositiveInfinity, numbers.Dequeue());
            if (variable % Answers == 0)
            {
                _ = builder.AddRow(1, 1);
            }

            builder.SetCoefficient(variable / Answers, variable, 1);
        }

        for (int row = 0; row < Rows; row++)
        {
            _ = builder.AddRow(-0.2, double.PositiveInfinity);
            for (int variable = 0; variable < Questions * Answers; variable++)
            {
                if ((variable / Answers + row) % 4 == 0)
                {
                    builder.SetCoefficient(Questions + row, variable, numbers.Dequeue() * (variable % 3 == 0 ? smallest : 1));
                }
            }
        }

        RevisedSimplexRun run = new RevisedSimplex { MaxDenseCells = maxDenseCells }.Begin(builder.Build());
        _ = run.Solve();
        for (int solve = 0; solve < Solves; solve++)
        {
            LinearProgram present = run.Program;
            double[] coefficients = present.Coefficients.Span.ToArray();
            for (int place = 0; place < coefficients.Length; place++)
            {
                coefficients[place] *= coefficients[place] == 1 ? 1 : 1 + (0.2 * numbers.Dequeue());
            }

            run.ChangeCoefficients(present.ColumnStarts.Span, present.RowIndices.Span, coefficients);
            run.StartFromPresentBasis();
            _ = run.Solve();
            yield return (run, numbers.Dequeue());
        }
    }

    // From -1 to 1, as many as a subject takes.
    private static Queue<double> Numbers(int seed)
    {
        RandomStream stream = new StreamKey((ulong)seed).Open();
        Queue<double> numbers = [];
        for (int draw = 0; draw < 4000; draw++)
        {
            numbers.Enqueue(((stream.NextUInt32() % 2001) / 1000.0) - 1);
        }

        return numbers;
    }
}

using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.InformationAcquisition;

/// <summary>From programs to mechanisms: which effort profiles can be recommended, and the points that solutions stand for.</summary>
internal static class AgentsExtraction
{
    /// <summary>The point that a method found.</summary>
    public static AgentsPoint<double> PointOf(SolvedProgram solved)
    {
        AgentsProgram source = (AgentsProgram)solved.Source!;
        double negligible = Tolerances.Probability.Absolute;
        double[] values = solved.Solution.Primal.Span.ToArray();
        return new(source, values, negligible, Math.Max(negligible * LeastSaving(source.Problem), Rounding(source.Problem, values, source.Support.Count)));
    }

    /// <summary>The point that an exact audit proved.</summary>
    public static AgentsPoint<Rational> PointOf(SolvedProgram solved, LinearProgramProof proof) =>
        new((AgentsProgram)solved.Source!, proof.Point.Span.ToArray(), Rational.Zero, Rational.Zero);

    /// <summary>Finds all effort profiles that some mechanism with finite payments recommends: solves until a support reproduces itself.</summary>
    /// <param name="programs">Receives the programs solved; the last has a solution that recommends the whole support.</param>
    /// <param name="whole">The program over all profiles.</param>
    /// <param name="method">The method.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The support, ascending; null when the method did not answer.</returns>
    public static Sequence<int>? AddSupport(
        List<SolvedProgram> programs, AgentsProgram whole, ILinearProgramMethod method, CancellationToken cancellation)
    {
        const double Half = 0.5;
        AgentsProgram seeking = whole with { Goal = AgentsGoal.Support };
        while (true)
        {
            SolvedProgram solved = SolvedProgram.Solve("effort profiles that can be recommended", seeking, method, cancellation);
            programs.Add(solved);
            if (!solved.Solution.IsOptimal)
            {
                return null;
            }

            int reached = new AgentsLayout(seeking.Problem, seeking.Support, seeking.Basis).VariableCount;
            Sequence<int> kept = [.. seeking.Support.Where((_, position) => solved.Solution.Primal[reached + position] > Half)];
            if (kept.Count == seeking.Support.Count || kept.Count == 0)
            {
                return seeking.Support;
            }

            seeking = seeking with { Support = kept };
        }
    }

    // What arithmetic leaves of the largest cost or payment where nothing should be left: two costs may differ by less than that.
    private static double Rounding(HiredAgentsProblem problem, double[] values, int first)
    {
        double largest = Math.Max(problem.Costs.Max(own => own.Max()).ToDouble(), values.AsSpan(first..).ToArray().DefaultIfEmpty().Max());
        return Math.BitIncrement(largest) - largest;
    }

    // Payments make up for saved costs, so that the least one says how small a payment matters; where none is saved, nothing is paid.
    private static double LeastSaving(HiredAgentsProblem problem) => problem.Costs
        .SelectMany(own => own.Order().Zip(own.Order().Skip(1), (less, more) => (more - less).ToDouble()))
        .Where(saving => saving > 0)
        .DefaultIfEmpty(1)
        .Min();
}

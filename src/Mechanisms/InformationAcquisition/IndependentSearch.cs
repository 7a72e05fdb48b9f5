using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;

namespace Mechanisms.InformationAcquisition;

/// <summary>One branch-and-bound search for the best independent recommendations under a payment cap.</summary>
/// <remarks>Kept as evidence are the program of the best mechanism and those of all boxes that were not cut, which together cover all recommendations.</remarks>
internal sealed class IndependentSearch(HiredAgentsProblem problem, Independent settings, CancellationToken cancellation)
{
    private const string BoxPurpose = "bound on independent recommendations in a box";

    // A box is cut at the best recommendation found, where the bound then is tight, unless that leaves a part smaller than one of so many; then in the middle.
    private const int Parts = 16;

    private readonly PriorityQueue<SolvedProgram, (double Bound, int Order)> open = new();
    private readonly List<SolvedProgram> closed = [];
    private SolvedProgram? best;
    private LinearProgramStatus status = LinearProgramStatus.Optimal;
    private long pivots;
    private int boxes;

    private double Found => best!.Solution.Value;

    public HiredAgentsSolution Solve()
    {
        SolvedProgram whole = SolveIn(RecommendationBox.Whole(problem), BoxPurpose);
        TryFixedProfiles();
        if (best is null || !whole.Solution.IsOptimal)
        {
            return new(problem, settings, status == LinearProgramStatus.Optimal ? LinearProgramStatus.NumericalTrouble : status, [whole], best: 0, fullSupport: null, []);
        }

        Keep(whole);
        while (status == LinearProgramStatus.Optimal && open.TryDequeue(out SolvedProgram? widest, out _))
        {
            if (!IsAbove(widest.Solution.Value))
            {
                closed.Add(widest);
                break;
            }

            TryMarginalsOf(widest);
            Cut(widest);
        }

        SolvedProgram[] evidence = [.. closed, .. open.UnorderedItems.OrderBy(item => item.Priority.Order).Select(item => item.Element)];
        double bound = evidence.Where(solved => solved.Solution.IsOptimal).Select(solved => solved.Solution.Value).Append(Found).Max();
        return new(problem, settings, status, [.. evidence, best!], evidence.Length, fullSupport: null, [], bound);
    }

    private bool IsAbove(double bound) => settings.Gap.Exceeds(bound - Found, Found);

    // Recommending one profile always is independent: where the search is stopped, its answer is still no worse.
    private void TryFixedProfiles()
    {
        for (int profile = 0; profile < problem.Efforts.Count; profile++)
        {
            Try(RecommendationBox.Always(problem, profile));
        }
    }

    // The marginals of a bound's recommendations are independent when drawn by themselves; then each agent's is improved in turn while that helps.
    private void TryMarginalsOf(SolvedProgram bound)
    {
        Sequence<Rational>[] told = [.. Enumerable.Range(0, problem.AgentCount).Select(agent => Marginal(bound, agent))];
        int failures = 0;
        for (int agent = 0; failures < told.Length; agent = (agent + 1) % told.Length)
        {
            SolvedProgram? improved = Try(RecommendationBox.Fixed([.. told], agent));
            told[agent] = improved is null ? told[agent] : Marginal(improved, agent);
            failures = improved is null ? failures + 1 : 0;
        }
    }

    private SolvedProgram? Try(RecommendationBox box)
    {
        SolvedProgram solved = SolveIn(box, "value of independent recommendations");
        if (!solved.Solution.IsOptimal || (best is not null && !(solved.Solution.Value > Found)))
        {
            return null;
        }

        bool isBetter = best is null || IsAbove(solved.Solution.Value);
        best = solved;
        return isBetter ? solved : null;
    }

    private void Cut(SolvedProgram bound)
    {
        RecommendationBox box = ((AgentsProgram)bound.Source!).Box!;
        (int agent, int effort) = MostDependent(bound, box);
        Rational least = box.Least[agent][effort];
        Rational width = box.Most[agent][effort] - least;
        Rational told = Marginal(best!, agent)[effort];
        Rational margin = width / Parts;
        Rational at = told - least > margin && box.Most[agent][effort] - told > margin ? told : least + (width / 2);
        (RecommendationBox below, RecommendationBox above) = box.Cut(agent, effort, at);
        SolvedProgram[] parts = [SolveIn(below, BoxPurpose), SolveIn(above, BoxPurpose)];
        if (parts.Any(part => part.Solution.Status is not (LinearProgramStatus.Optimal or LinearProgramStatus.Infeasible)))
        {
            closed.Add(bound);
            return;
        }

        foreach (SolvedProgram part in parts)
        {
            Keep(part);
        }
    }

    private void Keep(SolvedProgram part)
    {
        if (part.Solution.IsOptimal)
        {
            open.Enqueue(part, (-part.Solution.Value, boxes++));
        }
        else
        {
            closed.Add(part);
        }
    }

    private SolvedProgram SolveIn(RecommendationBox box, string purpose)
    {
        AgentsProgram source = new(problem, box.Support(problem), settings.Payments, AgentsGoal.Value) { Box = box };
        SolvedProgram solved = SolvedProgram.Solve(purpose, source, settings.Program, cancellation);
        pivots += Math.Max(1, solved.Solution.Pivots);
        status = solved.Solution.Status switch
        {
            LinearProgramStatus.Optimal or LinearProgramStatus.Infeasible => pivots > settings.MaxPivots && status == LinearProgramStatus.Optimal ? LinearProgramStatus.PivotLimit : status,
            LinearProgramStatus.Unbounded => LinearProgramStatus.NumericalTrouble,
            LinearProgramStatus stopped => stopped,
        };
        return solved;
    }

    // The effort whose recommendation says most about what the others are told: ∑ |μ(e, o) − μ(e) μ(o)| over profiles o of the others; ties go to the first.
    private static (int Agent, int Effort) MostDependent(SolvedProgram bound, RecommendationBox box)
    {
        (int Agent, int Effort) most = default;
        (double Dependence, Rational Width) largest = (double.NegativeInfinity, Rational.Zero);
        for (int agent = 0; agent < box.Most.Count; agent++)
        {
            double[] dependence = Dependence(bound, agent);
            for (int effort = 0; effort < dependence.Length; effort++)
            {
                (double, Rational) measure = (dependence[effort], box.Most[agent][effort] - box.Least[agent][effort]);
                if (measure.Item2.Sign > 0 && measure.CompareTo(largest) > 0)
                {
                    (most, largest) = ((agent, effort), measure);
                }
            }
        }

        return most;
    }

    private static double[] Dependence(SolvedProgram bound, int agent)
    {
        AgentsProgram source = (AgentsProgram)bound.Source!;
        ProfileSpace efforts = source.Problem.Efforts;
        double[] own = new double[efforts.Counts[agent]];
        double[] joint = new double[efforts.Count];
        double[] others = new double[efforts.Count];
        for (int position = 0; position < source.Support.Count; position++)
        {
            int profile = source.Support[position];
            joint[profile] = bound.Solution.Primal[position];
            own[efforts.Choice(profile, agent)] += joint[profile];
            others[efforts.With(profile, agent, 0)] += joint[profile];
        }

        double[] dependence = new double[own.Length];
        for (int profile = 0; profile < joint.Length; profile++)
        {
            int effort = efforts.Choice(profile, agent);
            dependence[effort] += Math.Abs(joint[profile] - (own[effort] * others[efforts.With(profile, agent, 0)]));
        }

        return dependence;
    }

    // Exact and summing to 1: rounding errors go to the likeliest effort, and a negligible probability is 0.
    private static Sequence<Rational> Marginal(SolvedProgram solved, int agent)
    {
        AgentsProgram source = (AgentsProgram)solved.Source!;
        double[] own = new double[source.Problem.Costs[agent].Count];
        for (int position = 0; position < source.Support.Count; position++)
        {
            own[source.Problem.Efforts.Choice(source.Support[position], agent)] += solved.Solution.Primal[position];
        }

        int likeliest = Array.IndexOf(own, own.Max());
        Rational[] told = Array.ConvertAll(own, probability => Tolerances.Probability.Exceeds(probability, scale: 1) ? Rational.FromDouble(probability) : Rational.Zero);
        told[likeliest] = Rational.Zero;
        told[likeliest] = Rational.One - told.Aggregate(Rational.Zero, (sum, probability) => sum + probability);
        return [.. told];
    }
}

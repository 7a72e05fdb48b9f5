using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;

namespace Mechanisms.InformationAcquisition;

/// <summary>The best mechanism for hired agents in the class that was searched, and the linear programs behind it.</summary>
/// <remarks>
/// Without a payment cap the optimum that is found may be a limit: mechanisms come as near to its value as wanted by making large payments seldom, and
/// whether some other mechanism attains it is left open. <see cref="IsAttained"/> then is false, <see cref="Mechanism"/> is absent, and
/// <see cref="Approach"/> makes mechanisms that come near.
/// Optimal mechanisms are not unique: compare values, or check mechanisms with <see cref="HiredAgentsIncentives"/>. Immutable and thread-safe.
/// </remarks>
public sealed record HiredAgentsSolution
{
    private readonly int best;
    private readonly int? fullSupport;
    private readonly double? bound;

    internal HiredAgentsSolution(
        HiredAgentsProblem problem,
        IHiredAgentsFormulation formulation,
        LinearProgramStatus status,
        Sequence<SolvedProgram> programs,
        int best,
        int? fullSupport,
        Sequence<EffortProfileSolution> profiles,
        double? bound = null)
    {
        Problem = problem;
        Formulation = formulation;
        this.bound = bound;
        IsAttained = (status == LinearProgramStatus.Optimal || bound is not null) && IsMechanism(programs[best]);

        // Only payments without a cap grow beyond all bounds: an optimum that passes a cap is the method's mistake.
        Status = status == LinearProgramStatus.Optimal && !IsAttained && problem.PaymentCap is not null ? LinearProgramStatus.NumericalTrouble : status;
        Programs = programs;
        this.best = best;
        this.fullSupport = fullSupport;
        Profiles = profiles;
    }

    /// <summary>Gets the problem solved.</summary>
    public HiredAgentsProblem Problem { get; }

    /// <summary>Gets the formulation that solved it.</summary>
    public IHiredAgentsFormulation Formulation { get; }

    /// <summary>Gets how the solve ended: optimal, or what stopped the method.</summary>
    public LinearProgramStatus Status { get; }

    /// <summary>Gets a value indicating whether the best value is known, up to the gap of a search.</summary>
    public bool IsOptimal => Status == LinearProgramStatus.Optimal;

    /// <summary>Gets a value indicating whether <see cref="Mechanism"/> attains the value; where it is false, the optimum that was found is a limit of mechanisms.</summary>
    public bool IsAttained { get; }

    /// <summary>Gets the linear programs behind the answer, in the order solved.</summary>
    public Sequence<SolvedProgram> Programs { get; }

    /// <summary>Gets what was found about each effort profile, shape [effort profile]; empty where the formulation does not look at them one by one.</summary>
    public Sequence<EffortProfileSolution> Profiles { get; }

    /// <summary>Gets the principal's best expected value, attained or approached, in money; that of the best mechanism found where a search was stopped.</summary>
    /// <exception cref="InvalidOperationException">There is no optimum; the message is <see cref="Explain()"/>.</exception>
    public double Value => Optimum.Solution.Value;

    /// <summary>Gets what no mechanism of the class is worth more than, in money: the value itself, or what a search (<see cref="Independent"/>) proved.</summary>
    /// <exception cref="InvalidOperationException">There is no optimum; the message is <see cref="Explain()"/>.</exception>
    public double UpperBound => bound ?? Value;

    /// <summary>Gets a mechanism that attains the value, one of possibly many.</summary>
    /// <exception cref="InvalidOperationException">There is no optimum, or it is a limit of mechanisms; the message is <see cref="Explain()"/>.</exception>
    public HiredAgentsMechanism Mechanism => IsAttained ? Read(AgentsExtraction.PointOf(Optimum)) : throw new InvalidOperationException(Explain());

    /// <summary>Gets the effort profiles that mechanisms can recommend, flat indices, ascending; null where they were not sought because the value is attained or payments are capped.</summary>
    public Sequence<int>? RecommendableProfiles => fullSupport is { } index ? ((AgentsProgram)Programs[index].Source!).Support : null;

    /// <summary>Gets what the principal would gain per unit by which the payment cap rises, without unit; 0 without a cap.</summary>
    /// <exception cref="InvalidOperationException">There is no optimum; the message is <see cref="Explain()"/>.</exception>
    public double CapPrice
    {
        get
        {
            AgentsProgram source = (AgentsProgram)Optimum.Source!;
            ReadOnlySpan<double> duals = Optimum.Solution.RowDuals.Span[^source.CapRows()..];
            int first = 0;
            double price = 0;
            for (int agent = 0; agent < Problem.AgentCount && duals.Length > 0; agent++)
            {
                int block = new AgentsLayout(Problem, source.Support, source.Basis).BlockOf(agent);
                for (int row = 0; row < source.Support.Count * block; row++)
                {
                    price += duals[first + row] * Optimum.Solution.Primal[row / block];
                }

                first += source.Support.Count * block;
            }

            return price;
        }
    }

    /// <summary>Gets the deviations that agents are just kept from, with their shadow prices.</summary>
    /// <exception cref="InvalidOperationException">There is no optimum; the message is <see cref="Explain()"/>.</exception>
    public Sequence<BindingEffort> Binding => [.. HiredAgentsNarrative.Binding(Optimum)];

    /// <summary>Gets the number of pivots over all linear programs.</summary>
    public long Pivots => Programs.Sum(solved => solved.Solution.Pivots);

    /// <summary>Gets a value indicating whether there is an answer: a search that was stopped has one, too.</summary>
    internal bool IsAnswered => IsOptimal || (bound is not null && IsAttained);

    /// <summary>Gets a value indicating whether the bound on the value was searched for.</summary>
    internal bool IsSearched => bound is not null;

    /// <summary>Gets the program whose optimum is the answer.</summary>
    internal SolvedProgram Optimum => IsAnswered ? Programs[best] : throw new InvalidOperationException(Explain());

    /// <summary>Makes a mechanism that comes near the value: (1 − share) of the optimum and a share of one that recommends every profile that can be recommended.</summary>
    /// <remarks>
    /// It loses share · (value − value of the other), and its largest payments grow like 1 / share. Independent recommendations are mixed agent by agent:
    /// what is lost goes to 0 with the share, too. Where the value is attained it is <see cref="Mechanism"/>.
    /// </remarks>
    /// <param name="share">The share, above 0 and at most 1, without unit.</param>
    /// <returns>The mechanism: incentive compatible up to the rounding of the solved program.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The share is outside (0, 1] or NaN.</exception>
    /// <exception cref="InvalidOperationException">There is no optimum; the message is <see cref="Explain()"/>.</exception>
    public HiredAgentsMechanism Approach(double share)
    {
        RequireShare(share);
        return IsAttained || !IsOptimal ? Mechanism : Read(Near(share));
    }

    /// <summary>Makes the mechanism of <see cref="Approach"/> from exact solutions of the linear programs, so that it is incentive compatible exactly.</summary>
    /// <param name="share">The share, above 0 and at most 1, without unit; without effect where the value is attained.</param>
    /// <param name="options">How long the exact audits may take; null for the defaults.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The mechanism; null when an audit gave no exact solution within its limits, or the exact optimum is a limit that only rounding made a mechanism of.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The share is outside (0, 1] or NaN.</exception>
    /// <exception cref="InvalidOperationException">There is no optimum; the message is <see cref="Explain()"/>.</exception>
    public HiredAgentsMechanism? ApproachExactly(double share, LinearProgramAuditOptions? options = null, CancellationToken cancellation = default)
    {
        RequireShare(share);
        if (Exact(Optimum) is not { } optimum)
        {
            return null;
        }

        if (optimum.IsMechanism(number => number, default))
        {
            return optimum.ToMechanism(number => number, number => number);
        }

        return fullSupport is { } index && Exact(Programs[index]) is { } full
            ? Mixture(optimum, full, Rational.FromDouble(share)).ToMechanism(number => number, number => number)
            : null;

        AgentsPoint<Rational>? Exact(SolvedProgram solved) =>
            solved.Audit(options, cancellation).Proof is { } proof ? AgentsExtraction.PointOf(solved, proof) : null;
    }

    /// <summary>Checks the answer to every linear program without the code that solved it, and the mechanism without the code that wrote the programs.</summary>
    /// <param name="options">How thorough the audits of the programs are; null for the defaults.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The audit; its finding is on the mechanism, or on one that comes near where the optimum is a limit.</returns>
    public IncentiveAudit Audit(LinearProgramAuditOptions? options = null, CancellationToken cancellation = default)
    {
        const double Share = 1.0 / 1024;
        if (!IsAnswered)
        {
            return IncentiveAudit.Of(Programs, [], [], options, cancellation);
        }

        double expected = IsAttained ? Value
            : ((AgentsProgram)Optimum.Source!).Box is null ? Value - (Share * (Value - FullSupportValue()))
            : Worth(Near(Share));
        return IncentiveAudit.Of(Programs, [HiredAgentsIncentives.Check(Approach(Share)).Finding], [expected], options, cancellation);
    }

    /// <summary>Says in words what is true of an effort profile that is always recommended: what it costs, or why no payments make agents follow it and what would.</summary>
    /// <remarks>
    /// Where the formulation did not look at profiles one by one, the linear program of this one is solved now, and how often <see cref="Mechanism"/>
    /// recommends it is said, too.
    /// </remarks>
    /// <param name="efforts">Flat index of the effort profile.</param>
    /// <param name="cancellation">Stops the work; the sentences then say so.</param>
    /// <returns>A few sentences.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such profile.</exception>
    public string Explain(int efforts, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)efforts, (uint)Problem.Efforts.Count, nameof(efforts));
        if (Profiles.Count > 0)
        {
            return HiredAgentsNarrative.Of(this, Profiles[efforts], Programs[efforts], cancellation);
        }

        PaymentBasis payments = ((AgentsProgram)Programs[0].Source!).Basis;
        SolvedProgram always = Deterministic.Always(Problem, efforts, payments, Formulation.Program, cancellation);
        string found = HiredAgentsNarrative.Of(this, EffortProfileSolution.Of(Problem, efforts, always.Solution), always, cancellation);
        return IsAttained ? $"{HiredAgentsNarrative.Recommended(Mechanism, efforts)} {found}" : found;
    }

    /// <summary>Says in words how the solve ended.</summary>
    /// <returns>A few sentences.</returns>
    public string Explain() => HiredAgentsNarrative.Of(this);

    /// <summary>Writes what <see cref="Explain()"/> says.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Explain();

    /// <summary>Whether the optimum of a program is that of a mechanism.</summary>
    internal static bool IsMechanism(SolvedProgram solved) => AgentsExtraction.PointOf(solved).IsMechanism(number => number.ToDouble(), Tolerances.Feasibility);

    private static void RequireShare(double share)
    {
        if (!(share > 0 && share <= 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(share), share, FormattableString.Invariant($"The share must lie above 0 and at most at 1; got {share}. Smaller shares come nearer and pay more."));
        }
    }

    private static HiredAgentsMechanism Read(AgentsPoint<double> point) => point.ToMechanism(Rational.FromDouble, number => number.ToDouble());

    private double FullSupportValue() => HiredAgentsIncentives.Check(Read(AgentsExtraction.PointOf(Programs[fullSupport!.Value]).Scaled())).PrincipalValue;

    private AgentsPoint<double> Near(double share) => Mixture(AgentsExtraction.PointOf(Optimum), AgentsExtraction.PointOf(Programs[fullSupport!.Value]), share);

    // The two programs have the same support, but for the variables t and z behind μ and x.
    private static AgentsPoint<T> Mixture<T>(AgentsPoint<T> optimum, AgentsPoint<T> full, T share)
        where T : struct, System.Numerics.IAdditionOperators<T, T, T>, System.Numerics.ISubtractionOperators<T, T, T>, System.Numerics.IMultiplyOperators<T, T, T>,
            System.Numerics.IDivisionOperators<T, T, T>, System.Numerics.IComparisonOperators<T, T, bool>, System.Numerics.IAdditiveIdentity<T, T>, System.Numerics.IMultiplicativeIdentity<T, T> =>
        optimum.Source.Box is null ? optimum.Mixed(full.Scaled(), share) : optimum.Mixed(full.Scaled(), share).Uncorrelated();

    // The objective of the program: μ · V − x · w.
    private double Worth(AgentsPoint<double> point) => point.Values.Zip(Optimum.Program.Costs, (value, cost) => value * cost).Sum();
}

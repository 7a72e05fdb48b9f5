using System.Globalization;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;
using Mechanisms.Games.Deviations;

namespace Mechanisms.AutomatedDesign;

/// <summary>Agents with private types and finitely many outcomes: which truthful mechanism is best for a linear objective?</summary>
/// <remarks>
/// A mechanism asks every agent for its type and draws an outcome, with payments where the problem has them. An agent's utility is its own type's
/// utility of the outcome, less its payment. Types may be correlated. Numbers are exact rationals; the prior must sum to 1 within 1e-9 and is never
/// renormalized. Immutable and thread-safe.
/// </remarks>
[Reference("conitzer2002", "automated mechanism design")]
public sealed record DesignProblem
{
    private DesignProblem(ProfileSpace types, Sequence<Rational> prior, Sequence<Matrix<Rational>> utilities, Matrix<Rational> objective)
    {
        Types = types;
        Prior = prior;
        Utilities = utilities;
        Objective = objective;
    }

    /// <summary>Gets the profiles of types.</summary>
    public ProfileSpace Types { get; }

    /// <summary>Gets the probability of each profile of types, shape [type profile].</summary>
    public Sequence<Rational> Prior { get; }

    /// <summary>Gets each agent's utility of outcomes, shape [agent] of [own type, outcome].</summary>
    public Sequence<Matrix<Rational>> Utilities { get; }

    /// <summary>Gets what each outcome is worth to the designer, payments aside, shape [type profile, outcome].</summary>
    public Matrix<Rational> Objective { get; }

    /// <summary>Gets what a unit of payment is worth to the designer: 1 for revenue, 0 where payments only move money.</summary>
    public Rational PaymentWeight { get; private init; }

    /// <summary>Gets a value indicating whether the mechanism may ask for payments.</summary>
    public bool HasPayments { get; private init; } = true;

    /// <summary>Gets the number of agents.</summary>
    public int Agents => Types.Players;

    /// <summary>Gets the number of outcomes, at least 1.</summary>
    public int OutcomeCount => Utilities[0].Columns;

    /// <summary>Seeks the mechanism with the largest sum of payments.</summary>
    /// <param name="prior">Probability of each profile of types, shape [type profile], summing to 1 within 1e-9.</param>
    /// <param name="utilities">Utilities, shape [agent] of [own type, outcome].</param>
    /// <returns>The problem.</returns>
    /// <exception cref="ArgumentException">Shapes disagree or are empty, or the prior is no distribution.</exception>
    public static DesignProblem ForRevenue(ReadOnlySpan<Rational> prior, params ReadOnlySpan<Matrix<Rational>> utilities) =>
        Create(prior, utilities, null) with { PaymentWeight = Rational.One };

    /// <summary>Seeks the mechanism with the largest sum of the agents' utilities of outcomes; payments only move money.</summary>
    /// <param name="prior">Probability of each profile of types, shape [type profile], summing to 1 within 1e-9.</param>
    /// <param name="utilities">Utilities, shape [agent] of [own type, outcome].</param>
    /// <returns>The problem.</returns>
    /// <exception cref="ArgumentException">Shapes disagree or are empty, or the prior is no distribution.</exception>
    public static DesignProblem ForWelfare(ReadOnlySpan<Rational> prior, params ReadOnlySpan<Matrix<Rational>> utilities)
    {
        DesignProblem problem = Create(prior, utilities, null);
        Rational[] welfare = new Rational[problem.Types.Count * problem.OutcomeCount];
        for (int place = 0; place < welfare.Length; place++)
        {
            for (int agent = 0; agent < problem.Agents; agent++)
            {
                int type = problem.Types.Choice(place / problem.OutcomeCount, agent);
                welfare[place] += problem.Utilities[agent][type, place % problem.OutcomeCount];
            }
        }

        return new(problem.Types, problem.Prior, problem.Utilities, new(problem.Types.Count, problem.OutcomeCount, welfare));
    }

    /// <summary>Seeks the mechanism that is best for an objective of one's own.</summary>
    /// <param name="prior">Probability of each profile of types, shape [type profile], summing to 1 within 1e-9.</param>
    /// <param name="utilities">Utilities, shape [agent] of [own type, outcome].</param>
    /// <param name="objective">What each outcome is worth, shape [type profile, outcome].</param>
    /// <param name="paymentWeight">What a unit of payment is worth; below 0 for a designer who likes to pay.</param>
    /// <returns>The problem.</returns>
    /// <exception cref="ArgumentException">Shapes disagree or are empty, the prior is no distribution, or the weight lies outside the range of a double.</exception>
    public static DesignProblem For(
        ReadOnlySpan<Rational> prior, ReadOnlySpan<Matrix<Rational>> utilities, Matrix<Rational> objective, Rational paymentWeight) =>
        Create(prior, utilities, objective) with { PaymentWeight = Finite(paymentWeight) };

    /// <summary>Seeks the auction of one item that earns most from bidders with independent values.</summary>
    /// <remarks>Outcome i gives the item to bidder i, the last outcome to nobody. For values of at least 0 the optimum is that of <see cref="Auctions.MyersonAuction"/>.</remarks>
    /// <param name="values">Values, shape [bidder] of [type].</param>
    /// <param name="probabilities">Their probabilities, shape [bidder] of [type], each summing to 1 within 1e-9.</param>
    /// <returns>The problem.</returns>
    /// <exception cref="ArgumentException">Shapes disagree or are empty, probabilities do not sum to 1, or there are too many profiles of types to number.</exception>
    public static DesignProblem ForSingleItem(Sequence<Sequence<Rational>> values, Sequence<Sequence<Rational>> probabilities)
    {
        ModelData.RequireSome(values.Count, "bidder", nameof(values));
        ModelData.RequireCount(probabilities.Count, values.Count, "lists of probabilities, one per bidder", nameof(probabilities));
        for (int bidder = 0; bidder < values.Count; bidder++)
        {
            ModelData.RequireCount(probabilities[bidder].Count, values[bidder].Count, $"probabilities of bidder {bidder}, one per value", nameof(probabilities));
            ModelData.RequireDistribution(probabilities[bidder].Span, $"bidder {bidder}", nameof(probabilities));
        }

        ProfileSpace types = new([.. values.Select(list => list.Count)]);
        RequireIndexable(types, values.Count + 1, nameof(values));
        Rational[] prior = [.. Enumerable.Range(0, types.Count).Select(profile => Enumerable.Range(0, types.Players)
            .Aggregate(Rational.One, (product, bidder) => product * probabilities[bidder][types.Choice(profile, bidder)]))];
        Matrix<Rational>[] utilities = [.. values.Select((list, bidder) => new Matrix<Rational>(
            list.Count,
            values.Count + 1,
            [.. list.SelectMany(value => Enumerable.Range(0, values.Count + 1).Select(outcome => outcome == bidder ? value : Rational.Zero))]))];
        return Pose(prior, utilities, null) with { PaymentWeight = Rational.One };
    }

    /// <summary>The problem without payments.</summary>
    /// <returns>The same problem for mechanisms that only draw outcomes.</returns>
    public DesignProblem WithoutPayments() => this with { HasPayments = false };

    /// <summary>Solves the problem.</summary>
    /// <param name="method">What truth and taking part must withstand, and the method that solves the linear program.</param>
    /// <param name="cancellation">Stops the work; the solution then says so.</param>
    /// <returns>The solution, with the linear program as evidence.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="method"/> is null.</exception>
    public DesignSolution Solve(TruthfulDesign method, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(method);
        DesignProgram source = new(this, method.Truthfulness, method.Participation);
        return new(this, method, source, SolvedProgram.Solve("value of the best mechanism", source, method.Program, cancellation));
    }

    /// <summary>Writes the size.</summary>
    /// <returns>For example <c>2 agents, 4 type profiles, 3 outcomes</c>.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Agents} agents, {Types.Count} type profiles, {OutcomeCount} outcomes");

    private static Rational Finite(Rational paymentWeight)
    {
        ModelData.RequireFinite([paymentWeight], "weights of payments", nameof(paymentWeight));
        return paymentWeight;
    }

    private static DesignProblem Create(
        ReadOnlySpan<Rational> prior, ReadOnlySpan<Matrix<Rational>> utilities, Matrix<Rational>? objective)
    {
        DesignProblem problem = Pose(prior, utilities, objective);
        ModelData.RequireDistribution(prior, "the prior", nameof(prior));
        return problem;
    }

    // The program has a variable for every outcome and every payment after each profile of types.
    private static void RequireIndexable(ProfileSpace types, int outcomes, string name)
    {
        long variables = (long)types.Count * ((long)outcomes + types.Players);
        if (variables > Array.MaxLength)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"A design may have {Array.MaxLength} outcomes and payments over all profiles of types; this one has {variables}. Merge types or outcomes."),
                name);
        }
    }

    // The prior has been looked at, or is a product of distributions that have: each may be off by 1e-9, and the product by more.
    private static DesignProblem Pose(
        ReadOnlySpan<Rational> prior, ReadOnlySpan<Matrix<Rational>> utilities, Matrix<Rational>? objective)
    {
        ModelData.RequireSome(utilities.Length, "agent", nameof(utilities));
        ModelData.RequireSome(utilities[0].Columns, "outcome", nameof(utilities));
        int[] counts = new int[utilities.Length];
        for (int agent = 0; agent < counts.Length; agent++)
        {
            counts[agent] = utilities[agent].Rows;
            ModelData.RequireShape(utilities[agent], counts[agent], utilities[0].Columns, $"the utility of agent {agent}", "[type, outcome]", nameof(utilities));
            ModelData.RequireFinite(utilities[agent].Entries, "utilities", nameof(utilities));
        }

        ProfileSpace types = new([.. counts]);
        ModelData.RequireCount(prior.Length, types.Count, "probabilities, one per profile of types", nameof(prior));
        RequireIndexable(types, utilities[0].Columns, nameof(utilities));
        Matrix<Rational> worth = objective ?? new(types.Count, utilities[0].Columns, new Rational[types.Count * utilities[0].Columns]);
        ModelData.RequireShape(worth, types.Count, utilities[0].Columns, "the objective", "[type profile, outcome]", nameof(objective));
        ModelData.RequireFinite(worth.Entries, "objective", nameof(objective));
        return new(types, Sequence.Create(prior), Sequence.Create(utilities), worth);
    }
}

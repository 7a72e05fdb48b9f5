using System.Globalization;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;
using Mechanisms.Games.Deviations;

namespace Mechanisms.AutomatedDesign;

/// <summary>A mechanism as a table: after every profile of reported types, a lottery over outcomes and what each agent pays.</summary>
/// <remarks>Like every mechanism it can be put to the claims of this library, with <see cref="DesignedAgents"/> as preferences. Immutable and thread-safe.</remarks>
public sealed record DesignedMechanism : IMechanism<int, DesignedOutcome>
{
    /// <summary>Initializes a mechanism.</summary>
    /// <param name="types">The profiles of types.</param>
    /// <param name="probabilities">Probability of each outcome, shape [type profile, outcome], at least 0 and rows summing to 1, both within 1e-9.</param>
    /// <param name="payments">What each agent pays, shape [type profile, agent], finite.</param>
    /// <exception cref="ArgumentException">Shapes disagree, a row is no distribution, or a payment is NaN or infinite.</exception>
    public DesignedMechanism(ProfileSpace types, Matrix<double> probabilities, Matrix<double> payments)
    {
        Types = types;
        ModelData.RequireCount(probabilities.Rows, types.Count, "rows of probabilities, one per profile of types", nameof(probabilities));
        ModelData.RequireCount(payments.Rows, types.Count, "rows of payments, one per profile of types", nameof(payments));
        ModelData.RequireCount(payments.Columns, types.Players, "columns of payments, one per agent", nameof(payments));
        Distributions.RequireRows(probabilities, "profile", nameof(probabilities));
        _ = ModelData.Exactly(payments, "payment", nameof(payments));
        Probabilities = probabilities;
        Payments = payments;
    }

    /// <summary>Gets the profiles of types.</summary>
    public ProfileSpace Types { get; }

    /// <summary>Gets the probability of each outcome, shape [type profile, outcome].</summary>
    public Matrix<double> Probabilities { get; }

    /// <summary>Gets what each agent pays, shape [type profile, agent].</summary>
    public Matrix<double> Payments { get; }

    /// <inheritdoc/>
    public string Name => "designed mechanism";

    /// <inheritdoc/>
    /// <remarks>Weights are the probabilities at their exact binary values; the likeliest outcome takes what rounding leaves, and one below 0 by rounding has none.</remarks>
    public Lottery<DesignedOutcome> Run(ReadOnlySpan<int> reports)
    {
        int profile = ProfileOf(reports);
        Rational[] weights = [.. Probabilities.Row(profile).ToArray().Select(probability => Rational.FromDouble(Math.Max(0, probability)))];
        int likeliest = Enumerable.Range(0, weights.Length).MaxBy(outcome => weights[outcome]);
        weights[likeliest] += Rational.One - weights.Aggregate(Rational.Zero, (sum, weight) => sum + weight);
        Sequence<Rational> payments = [.. Payments.Row(profile).ToArray().Select(Rational.FromDouble)];
        return Lottery.Of<DesignedOutcome>([.. weights.Select((weight, outcome) => new Chance<DesignedOutcome>(new(outcome, payments), weight))]);
    }

    /// <summary>Checks, exactly and without any linear program, that truth and taking part are best.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="truthfulness">What truth must withstand.</param>
    /// <param name="participation">When agents must be willing to take part.</param>
    /// <param name="tolerance">Gain or loss that still counts as none, beside the utilities and payments that it is added up from; the default is none.</param>
    /// <returns>The designer's value, the lie that gains most (given the worst types of the others under dominant strategies), and the largest loss from taking part.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="problem"/> is null.</exception>
    /// <exception cref="ArgumentException">The mechanism is for other types or outcomes.</exception>
    [Reference("conitzer2002", "the constraints of truth and participation")]
    public IncentiveFinding Check(DesignProblem problem, Truthfulness truthfulness, Participation participation, Tolerance tolerance = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        if (Types != problem.Types)
        {
            throw new ArgumentException(
                $"The mechanism must be for the problem's numbers of types, {problem.Types.Counts}; it is for {Types.Counts}. Check it against the problem that it was made for.",
                nameof(problem));
        }

        ModelData.RequireCount(Probabilities.Columns, problem.OutcomeCount, "outcomes", nameof(problem));
        return new DesignCheck(problem, Probabilities.Select(Rational.FromDouble), Payments.Select(Rational.FromDouble))
            .Find(truthfulness, participation, tolerance);
    }

    /// <summary>Gives the name.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name;

    private int ProfileOf(ReadOnlySpan<int> reports)
    {
        ModelData.RequireCount(reports.Length, Types.Players, "reports, one per agent", nameof(reports));
        for (int agent = 0; agent < reports.Length; agent++)
        {
            if ((uint)reports[agent] >= (uint)Types.Counts[agent])
            {
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"Agent {agent} has types 0..{Types.Counts[agent] - 1}; got {reports[agent]}. Report one of them."),
                    nameof(reports));
            }
        }

        return Types.IndexOf(reports);
    }
}

using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Learning.Hiring;

/// <summary>What a mechanism makes efforts and reports worth under the true model. Single-threaded.</summary>
/// <remarks>
/// An agent who is told an effort believes that the others obey and tell the truth, and reports what is best on each signal after the effort that it makes (<see cref="ReportChoice"/>). Where payments depend on its own report alone the belief does not matter.
/// </remarks>
internal sealed class HiringValue
{
    private readonly HiringWorld world;
    private readonly AnnouncedMechanism mechanism;
    private readonly double[][] obeying;
    private readonly double[][][] utilities;
    private readonly double[][][] principal;
    private readonly int[][][][] reports;
    private readonly Dictionary<long, (double Worth, double Payment)> known = [];

    public HiringValue(HiringWorld world, AnnouncedMechanism mechanism)
    {
        (this.world, this.mechanism) = (world, mechanism);
        int likeliest = mechanism.Recommendations.Span.IndexOf(1);
        Certain = likeliest < 0 ? null : likeliest;
        obeying = [.. world.Efforts.Counts.Select(efforts => new double[efforts])];
        (utilities, principal, reports) = (Tables<double>(), Tables<double>(), Tables<int[]>());
        for (int agent = 0; agent < world.Agents; agent++)
        {
            for (int told = 0; told < utilities[agent].Length; told++)
            {
                FindReports(agent, told);
            }
        }

        for (int agent = 0; agent < world.Agents; agent++)
        {
            for (int told = 0; told < utilities[agent].Length; told++)
            {
                FindWorths(agent, told);
            }
        }
    }

    /// <summary>Gets the effort profile that is always recommended; null where they are drawn.</summary>
    public int? Certain { get; }

    /// <summary>Gets the most that an agent gains in advance by deviating, at least 0.</summary>
    public double Violation { get; private set; }

    /// <summary>Gets a value indicating whether somebody gains by deviating, given what it is told.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>What each effort is worth to an agent that is told one, cost deducted, shape [effort].</summary>
    public ReadOnlySpan<double> Utilities(int agent, int told) => utilities[agent][told];

    /// <summary>What each of them leaves the principal when the others obey, shape [effort].</summary>
    public ReadOnlySpan<double> Principal(int agent, int told) => principal[agent][told];

    /// <summary>What an agent reports.</summary>
    public int Report(int agent, int told, int made, int signal) => reports[agent][told][made][signal];

    /// <summary>What the principal has of a recommendation, payments deducted, and what she pays.</summary>
    /// <param name="told">The profile that was recommended.</param>
    /// <param name="made">The profile that was made.</param>
    public (double Worth, double Payment) Of(int told, int made)
    {
        long key = ((long)told * world.Efforts.Count) + made;
        if (!known.TryGetValue(key, out (double Worth, double Payment) value))
        {
            value = Sum(told, made);
            known.Add(key, value);
        }

        return value;
    }

    /// <summary>The report profile that agents make of a signal profile.</summary>
    public int Reported(int told, int made, int signals)
    {
        int reported = signals;
        for (int agent = 0; agent < world.Agents; agent++)
        {
            int report = Report(agent, world.Efforts.Choice(told, agent), world.Efforts.Choice(made, agent), world.Signals.Choice(signals, agent));
            reported = world.Signals.With(reported, agent, report);
        }

        return reported;
    }

    /// <summary>What an agent is paid.</summary>
    public double Pay(int agent, int told, int reported, int state) => mechanism.Payments[agent][(((told * world.Signals.Count) + reported) * world.States) + state];

    private void FindReports(int agent, int told)
    {
        double probability = Probability(agent, told);
        double[] payoffs = new double[world.Signals.Counts[agent]];
        for (int made = 0; made < utilities[agent][told].Length; made++)
        {
            (CompensatedSum sum, CompensatedSum truth) = (default, default);
            reports[agent][told][made] = new int[payoffs.Length];
            for (int signal = 0; signal < payoffs.Length; signal++)
            {
                Fill(payoffs, agent, told, made, signal);
                int best = ReportChoice.Of(payoffs, signal);
                reports[agent][told][made][signal] = best;
                sum += payoffs[best];
                truth += payoffs[signal];
            }

            utilities[agent][told][made] = (probability > 0 ? sum.Value / probability : 0) - world.Cost(agent, made);
            obeying[agent][told] = made == told && probability > 0 ? (truth.Value / probability) - world.Cost(agent, made) : obeying[agent][told];
        }
    }

    // Payments in advance of each report on a signal, summed over what the others are told, see and say.
    private void Fill(double[] payoffs, int agent, int told, int made, int signal)
    {
        Array.Clear(payoffs);
        for (int efforts = 0; efforts < world.Efforts.Count; efforts++)
        {
            if (mechanism.Recommendations[efforts] > 0 && world.Efforts.Choice(efforts, agent) == told)
            {
                ReadOnlySpan<double> weights = world.Weights(world.Efforts.With(efforts, agent, made));
                for (int outcome = 0; outcome < weights.Length; outcome++)
                {
                    (int signals, int state) = (outcome / world.States, outcome % world.States);
                    for (int report = 0; report < payoffs.Length && world.Signals.Choice(signals, agent) == signal; report++)
                    {
                        payoffs[report] += mechanism.Recommendations[efforts] * weights[outcome] * Pay(agent, efforts, world.Signals.With(signals, agent, report), state);
                    }
                }
            }
        }
    }

    private void FindWorths(int agent, int told)
    {
        double probability = Probability(agent, told);
        for (int made = 0; made < utilities[agent][told].Length && probability > 0; made++)
        {
            double gain = utilities[agent][told][made] - obeying[agent][told];
            Violation = Math.Max(Violation, probability * gain);
            IsBroken |= Tolerances.Gain.Exceeds(gain, Math.Abs(obeying[agent][told]) + world.Cost(agent, told));
            CompensatedSum sum = default;
            for (int efforts = 0; efforts < world.Efforts.Count; efforts++)
            {
                if (mechanism.Recommendations[efforts] > 0 && world.Efforts.Choice(efforts, agent) == told)
                {
                    sum += mechanism.Recommendations[efforts] * Of(efforts, world.Efforts.With(efforts, agent, made)).Worth;
                }
            }

            principal[agent][told][made] = sum.Value / probability;
        }
    }

    private double Probability(int agent, int told)
    {
        double probability = 0;
        for (int efforts = 0; efforts < world.Efforts.Count; efforts++)
        {
            probability += world.Efforts.Choice(efforts, agent) == told ? mechanism.Recommendations[efforts] : 0;
        }

        return probability;
    }

    private (double Worth, double Payment) Sum(int told, int made)
    {
        (CompensatedSum worth, CompensatedSum paid) = (default, default);
        ReadOnlySpan<double> weights = world.Weights(made);
        for (int signals = 0; signals < world.Signals.Count; signals++)
        {
            int reported = Reported(told, made, signals);
            for (int state = 0; state < world.States; state++)
            {
                double weight = weights[(signals * world.States) + state];
                worth += weight * world.Utility(mechanism.Decisions[(told * world.Signals.Count) + reported], state);
                for (int agent = 0; agent < world.Agents; agent++)
                {
                    paid += weight * Pay(agent, told, reported, state);
                }
            }
        }

        return (worth.Value - paid.Value, paid.Value);
    }

    // Shape [agent][told][made].
    private T[][][] Tables<T>() => [.. world.Efforts.Counts.Select(efforts => Enumerable.Range(0, efforts).Select(_ => new T[efforts]).ToArray())];
}

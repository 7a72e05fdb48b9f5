using System.Globalization;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Learning.Senders;

/// <summary>Learns what to promise informed senders from bandit feedback: first constant promises that nobody can gain on, then optimism under the incentives so learned.</summary>
/// <remarks>
/// For ⌈T^α⌉ rounds the promise is constant, one action after the other whatever is reported: no lie gains anything. From these rounds the senders' utilities are estimated once and for all. Afterwards, at rounds of a geometric grid, the linear program of
/// informed senders is solved with the receiver's utilities estimated optimistically, frequency of the profile times min(1, mean + bonus), bonus = Scale · √(ln(4 |S| |A| T/δ) / (2 n)), and every row of incentives relaxed by
/// ε = Scale · (√(4 L/m) + 4 L/(3 m)), L = |S| ln |A| + ln(4 N T/δ), m the constant rounds per action, N one more than the lies.
/// <para>
/// With probability 1 − δ at Scale = 1 violation is of order T^(1 − α/2) and regret of order T^α, for α from 1/2 on: no learner has less of both. Programs change by their costs alone after the first solve, so that solving again takes few pivots.
/// Time O(senders) per round besides the programs; rounds between solves allocate nothing. Immutable settings, single-threaded runs.
/// </para>
/// </remarks>
[Reference("cacciamani2023", "online learning with bandit feedback")]
public sealed record BanditFeedbackReceiver : ISendersLearner
{
    private string? name;

    /// <inheritdoc/>
    /// <value><c>BANDIT(α)</c> by default; give variants names of their own.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name
    {
        get => name ?? string.Create(CultureInfo.InvariantCulture, $"BANDIT({Alpha:0.##})");
        init => name = LearningSettings.Name(value);
    }

    /// <summary>Gets α, the exponent of the number of constant rounds: the larger, the less violation and the more regret.</summary>
    /// <value>From 1/2 to 1, without unit; 2/3 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public double Alpha { get; init => field = LearningSettings.Exponent(value); } = 2.0 / 3;

    /// <inheritdoc cref="Forecasting.SafeUcb.Confidence"/>
    public double Confidence { get; init => field = LearningSettings.Inside(value); } = 0.05;

    /// <inheritdoc cref="Forecasting.SafeUcb.Scale"/>
    public double Scale { get; init => field = LearningSettings.Positive(value); } = 1;

    /// <inheritdoc cref="Forecasting.SafeUcb.ResolveRatio"/>
    public double ResolveRatio { get; init => field = LearningSettings.Ratio(value); } = 1.1;

    /// <inheritdoc cref="Forecasting.SafeUcb.Program"/>
    public RevisedSimplex Program { get; init => field = LearningSettings.NotNull(value); } = new();

    /// <inheritdoc/>
    /// <returns>α for regret, 1 − α/2 for violation.</returns>
    public double? RateExponent(SendersCurve curve) => curve == SendersCurve.Regret ? Alpha : 1 - (Alpha / 2);

    /// <inheritdoc/>
    public SendersRun Begin(SendersTask task, long horizon)
    {
        ArgumentNullException.ThrowIfNull(task);
        return new BanditReceiverRun(this, task, horizon);
    }

    /// <summary>The number of constant rounds.</summary>
    /// <param name="horizon">Rounds of the run.</param>
    /// <returns>⌈T^α⌉, at most T.</returns>
    internal long ConstantRounds(long horizon) => Math.Min(horizon, (long)Math.Ceiling(Elementary.Power(horizon, Alpha)));
}

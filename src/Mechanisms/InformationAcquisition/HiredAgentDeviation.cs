using System.Globalization;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.InformationAcquisition;

/// <summary>The best that an agent can do other than it should, with one effort when it was told another or the same: which report it makes on each signal, and what it gains.</summary>
/// <param name="Agent">Index of the agent.</param>
/// <param name="Recommended">The effort that it is told.</param>
/// <param name="Effort">The effort that it makes.</param>
/// <param name="Reports">The report that pays best on each signal, shape [signal]; ties go to the truth, then to the lowest. With the effort that it is told, some report is a lie.</param>
/// <param name="Gain">What it gains over obeying and telling the truth, times the probability of being told, in money.</param>
/// <param name="Probability">The probability of being told.</param>
public sealed record HiredAgentDeviation(int Agent, int Recommended, int Effort, Sequence<int> Reports, double Gain, double Probability)
{
    /// <summary>Gets what the agent gains given what it was told, in money; 0 when it is never told so.</summary>
    public double ConditionalGain => Probability > 0 ? Gain / Probability : 0;

    /// <summary>Gets what the agent does, in words: a clause.</summary>
    internal string Words => string.Create(CultureInfo.InvariantCulture, $"agent {Agent}, told effort {Recommended}, makes effort {Effort}, reports {Reports} on its signals");

    /// <summary>Says what the agent does and gains.</summary>
    /// <returns>For example <c>Agent 0, told effort 1, makes effort 0, reports [0, 0] on its signals and gains 0.02 (0.01 in advance).</c></returns>
    public override string ToString() => $"A{Words[1..]} and gains {GainText.Of(ConditionalGain)} ({GainText.Of(Gain)} in advance).";
}

using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Learning.Hiring;

/// <summary>The settings that principals with observed and with hidden efforts share.</summary>
internal readonly record struct HiringSettings(double Confidence, double Scale, double Exploration, ILinearProgramMethod Program)
{
    /// <summary>Rounds for each effort profile: ⌈exploration · T^(2/3)⌉.</summary>
    public long RoundsPerProfile(long horizon) => (long)Math.Ceiling(Exploration * Elementary.Power(horizon, 2.0 / 3));
}

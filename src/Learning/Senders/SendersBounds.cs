using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Learning.Senders;

/// <summary>Logarithms of the numbers of promises, lies and rounds that a bound must hold for at once.</summary>
internal static class SendersBounds
{
    /// <summary>|S| ln |A| + ln(factor · N · T/δ), N one more than the lies: deterministic promises are the extreme points, each row a functional.</summary>
    public static double Logarithm(SendersTask task, double factor, long horizon, double confidence) =>
        (task.Signals.Count * Elementary.Log(task.Actions)) + Elementary.Log(factor * (1 + task.Lies) * horizon / confidence);
}

using System.Globalization;

namespace Mechanisms.SideBySide.Peers;

/// <summary>What one run of JAX gave.</summary>
/// <param name="Regret">Mean pseudo-regret of the episodes.</param>
/// <param name="Error">Its standard error.</param>
/// <param name="Seconds">Wall time until the device had finished, compilation and a first run left out.</param>
internal sealed record JaxAnswer(double Regret, double Error, double Seconds)
{
    private const int Numbers = 3;

    /// <summary>Reads an answer.</summary>
    /// <param name="line">Three numbers, or <c>failed</c> and why; null when the process has ended.</param>
    /// <exception cref="PeerException">It failed, ended, or said something else.</exception>
    public static JaxAnswer Read(string? line)
    {
        const string Failed = "failed ";
        if (line is null)
        {
            throw new PeerException("JAX's process has ended; what it wrote last says why.");
        }

        if (line.StartsWith(Failed, StringComparison.Ordinal))
        {
            throw new PeerException($"JAX failed: {line[Failed.Length..]}");
        }

        double[] numbers = [.. line.Split(' ').Select(word =>
            double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : double.NaN)];
        return numbers.Length == Numbers && double.IsFinite(numbers[0]) && numbers[1] >= 0 && numbers[2] > 0 && double.IsFinite(numbers[2])
            ? new(numbers[0], numbers[1], numbers[2])
            : throw new PeerException($"JAX's process must answer with regret, standard error and seconds; got '{line}'.");
    }
}

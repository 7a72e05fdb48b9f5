using Mechanisms.SideBySide.Peers;
using Mechanisms.SideBySide.Reporting;

namespace Mechanisms.SideBySide.Suites.Cards;

/// <summary>Of four ways of each index in which a user might write the loop for JAX, those are measured that are fastest in a short trial.</summary>
internal static class JaxTrial
{
    /// <summary>Tries all ways at the batch that fills the card, and writes how fast they were.</summary>
    /// <returns>The fastest way with a cached index, then the fastest with every index; those that did not fail.</returns>
    public static JaxWork[] Fastest(JaxProcess jax, Card card, Report report)
    {
        int episodes = card.Batches[1];
        JaxWork[] ways = [..
            from isCached in (bool[])[true, false]
            from draws in JaxWork.Generators
            from unroll in JaxWork.Unrolls
            select new JaxWork(isCached, draws, unroll, episodes, card.TrialRounds)];
        report.Paragraph($"JAX's ways, {episodes} episodes of {card.TrialRounds} rounds, one run each after its compilation and a first run:");
        report.TableHead("way", "M pulls/s");
        (JaxWork Way, double Rate)[] rates = [.. ways.Select(way => (way, Contender(jax, way, report).Run().Whole))];
        foreach ((JaxWork way, double rate) in rates)
        {
            report.Row(way.Way, double.IsNaN(rate) ? "failed" : Report.Number(rate / 1e6, "0.00"));
        }

        report.TableEnd();
        return [.. rates.Where(tried => !double.IsNaN(tried.Rate)).GroupBy(tried => tried.Way.IsCached).Select(group => group.MaxBy(tried => tried.Rate).Way)];
    }

    /// <summary>A way as a contender; one that fails has no rate, and the report says why.</summary>
    public static CardContender Contender(JaxProcess jax, JaxWork work, Report report) => new($"JAX, {work.Way}", () =>
    {
        try
        {
            JaxAnswer answer = jax.Play(work);
            double rate = (double)work.Episodes * work.Rounds / answer.Seconds;
            return new(answer.Regret, answer.Error, rate, rate);
        }
        catch (PeerException complaint)
        {
            report.Paragraph($"{work.Way}, {work.Episodes} episodes: {complaint.Message}");
            return new(double.NaN, double.NaN, double.NaN, double.NaN);
        }
    });
}

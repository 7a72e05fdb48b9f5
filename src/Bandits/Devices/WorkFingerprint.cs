using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Devices;

/// <summary>Tells work that is saved in parts from other work: a hash of everything that decides its numbers, the library's version included.</summary>
internal sealed class WorkFingerprint : IDisposable
{
    private readonly MemoryStream content = new();
    private readonly BinaryWriter writer;

    public WorkFingerprint(ILearner learner, long horizon, ulong root, Sequence<long> checkpoints)
    {
        writer = new(content, Encoding.UTF8);
        writer.Write(typeof(WorkFingerprint).Assembly.GetName().Version?.ToString() ?? string.Empty);
        writer.Write(learner.Name);
        writer.Write(SettingsOf(learner));
        writer.Write(horizon);
        writer.Write(root);
        writer.Write(checkpoints.Count);
        foreach (long checkpoint in checkpoints)
        {
            writer.Write(checkpoint);
        }
    }

    public void Write(uint replication) => writer.Write(replication);

    public void Write(EpisodeTables tables)
    {
        Write(tables.ClickProbability);
        Write(tables.RewardProbability);
        Write(tables.RegretPerShow);
        writer.Write(tables.RegretPerIdleRound);
    }

    public void Dispose() => writer.Dispose();

    public byte[] Hash()
    {
        writer.Flush();
        return SHA256.HashData(content.GetBuffer().AsSpan(0, (int)content.Length));
    }

    // Records write all their public properties, but numbers in the present culture; a class of another kind is known by its type and name.
    private static string SettingsOf(ILearner learner)
    {
        CultureInfo present = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            return $"{learner.GetType().FullName} {learner}";
        }
        finally
        {
            CultureInfo.CurrentCulture = present;
        }
    }

    private void Write(Sequence<double> values)
    {
        writer.Write(values.Count);
        foreach (double value in values)
        {
            writer.Write(value);
        }
    }
}

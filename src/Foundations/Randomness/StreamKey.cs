namespace Mechanisms.Foundations.Randomness;

/// <summary>Names one random stream of an experiment: root key, replication, role, agent.</summary>
/// <remarks>
/// Streams are disjoint by construction, not by hashing: the four fields below the root are fields of Philox's 128-bit counter.
/// <list type="table">
/// <listheader><term>counter word</term><description>content</description></listheader>
/// <item><term>0, 1</term><description>block number, low and high half</description></item>
/// <item><term>2</term><description>role in the high 16 bits, agent in the low 16 bits</description></item>
/// <item><term>3</term><description>replication</description></item>
/// </list>
/// The root is Philox's key (low half first). Keys are split by structure, never by the order of calls:
/// <c>root.Replication(7).Role(Streams.Clicks).Agent(3)</c>. The default value is the stream 0, 0, 0 of root 0. Thread-safe.
/// </remarks>
/// <param name="Root">The experiment's root key.</param>
/// <param name="ReplicationIndex">Replication, 0 to 2³² - 1.</param>
/// <param name="RoleIndex">Role: who uses the stream and for what; see <see cref="Streams"/>.</param>
/// <param name="AgentIndex">Agent or arm, 0 to 65,535.</param>
public readonly record struct StreamKey(ulong Root, uint ReplicationIndex = 0, ushort RoleIndex = 0, ushort AgentIndex = 0)
{
    /// <summary>Gets counter word 2: role and agent.</summary>
    internal uint RoleAndAgent => ((uint)RoleIndex << 16) | AgentIndex;

    /// <summary>The same stream name in another replication.</summary>
    /// <param name="index">Replication, 0 to 2³² - 1.</param>
    /// <returns>The key.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The index is outside 0..2³² - 1.</exception>
    public StreamKey Replication(long index)
    {
        if (index is < 0 or > uint.MaxValue)
        {
            throw new ArgumentOutOfRangeException(nameof(index), index, $"A replication must lie in 0..4294967295; got {index}.");
        }

        return this with { ReplicationIndex = (uint)index };
    }

    /// <summary>The stream of a role.</summary>
    /// <param name="role">The role.</param>
    /// <returns>The key.</returns>
    public StreamKey Role(Streams role) => this with { RoleIndex = (ushort)role };

    /// <summary>The stream of one agent or arm.</summary>
    /// <param name="index">Agent, 0 to 65,535.</param>
    /// <returns>The key.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The index is outside 0..65,535.</exception>
    public StreamKey Agent(int index)
    {
        if (index is < 0 or > ushort.MaxValue)
        {
            throw new ArgumentOutOfRangeException(nameof(index), index, $"An agent must lie in 0..65535; got {index}.");
        }

        return this with { AgentIndex = (ushort)index };
    }

    /// <summary>Opens the stream at its start.</summary>
    /// <returns>A cursor before the first word.</returns>
    public RandomStream Open() => new(new StreamPosition(this, 0));
}

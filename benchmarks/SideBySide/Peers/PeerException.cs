namespace Mechanisms.SideBySide.Peers;

/// <summary>A peer that was named cannot be used.</summary>
internal sealed class PeerException(string message) : Exception(message);

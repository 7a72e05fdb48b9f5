namespace Mechanisms.Games.Dynamics;

/// <summary>What a kernel of self-play must know of the settings: numbers alone.</summary>
internal readonly record struct SelfPlayRule(LaneDynamics Row, LaneDynamics Column, double RowRate, double ColumnRate, Turns Turns, Averaging Averaging);

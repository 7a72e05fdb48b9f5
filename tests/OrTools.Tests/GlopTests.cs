namespace Mechanisms.OrTools.Tests;

public sealed class GlopTests() : OrToolsConformance(OrToolsSolver.Glop);

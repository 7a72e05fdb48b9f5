namespace Mechanisms.OrTools.Tests;

public sealed class ClpTests() : OrToolsConformance(OrToolsSolver.Clp);

using System.Runtime.InteropServices;
using System.Text;
using Mechanisms.Cli;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
using CancellationTokenSource interruption = new();

// The first signal asks the command to stop cleanly; a second one finds the default behavior and ends the process.
void Interrupt(PosixSignalContext signal)
{
    signal.Cancel = !interruption.IsCancellationRequested;
    interruption.Cancel();
}

using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);
return (int)new CommandLineTool(Terminal.OfProcess()).Run(args, interruption.Token);

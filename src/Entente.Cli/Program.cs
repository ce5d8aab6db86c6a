using Entente.Cli;

using CancellationTokenSource stop = new();
Console.CancelKeyPress += (_, e) =>
{
    // Ask politely first: what is stored stays stored, and the count line is still printed.
    e.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
};
Console.OutputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
await using Stream input = Console.OpenStandardInput();
return await EntenteCommand.RunAsync(args, input, Console.Out, Console.Error, stop.Token);

using Mia.Host;

return await MiaCommands.RunAsync(args);
